/** The one style sheet, served at `/style.css`: no inline style, so that the page's policy can forbid it. */
export const STYLE = `
:root { --ink:#1c2127; --soft:#56606b; --line:#d5dae0; --paper:#fff; --back:#f3f4f6; --brand:#8a1a12;
  --link:#0b4f94; --good:#17633a; --good-back:#e3f3e9; --warn:#7a4a00; --warn-back:#fdf0d5; --bad:#a01818;
  --bad-back:#fbe4e2; --plain-back:#e9ecf0; }
* { box-sizing:border-box; }
body { margin:0; color:var(--ink); background:var(--back); line-height:1.5;
  font-family:"Segoe UI","Liberation Sans",Roboto,Arial,"Noto Sans CJK SC",sans-serif; font-size:16px; }
a { color:var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible,
summary:focus-visible { outline:3px solid #f2a900; outline-offset:2px; }
.skip { position:absolute; left:-999px; background:#fff; padding:.5rem 1rem; z-index:2; }
.skip:focus { left:.5rem; top:.5rem; }
.top { background:var(--brand); color:#fff; }
.top .wide { display:flex; flex-wrap:wrap; align-items:center; gap:.5rem 1.5rem; padding-top:.6rem; padding-bottom:.6rem; }
.top a { color:#fff; text-decoration:none; }
.brand { font-size:1.35rem; font-weight:700; letter-spacing:.02em; }
.brand small { display:block; font-size:.8rem; font-weight:400; }
.top form { display:flex; gap:.4rem; align-items:center; margin:0 0 0 auto; }
.top label { font-size:.9rem; } .top select { color:var(--ink); }
.wide { max-width:76rem; margin:0 auto; padding:0 1rem; }
nav.main { background:#fff; border-bottom:1px solid var(--line); }
nav.main ul { display:flex; flex-wrap:wrap; list-style:none; margin:0; padding:0; }
nav.main a { display:block; padding:.65rem .9rem; text-decoration:none; color:var(--ink); border-bottom:3px solid transparent; }
nav.main a:hover { background:var(--back); }
nav.main a[aria-current] { border-color:var(--brand); font-weight:600; color:var(--brand); }
main { padding-top:1.4rem; padding-bottom:2.5rem; }
h1 { font-size:1.6rem; line-height:1.25; margin:.4rem 0 .6rem; }
h2 { font-size:1.2rem; margin:1.6rem 0 .6rem; }
h3 { font-size:1.02rem; margin:1rem 0 .3rem; }
p { margin:.4rem 0; }
.soft { color:var(--soft); }
.small { font-size:.88rem; }
.card { background:var(--paper); border:1px solid var(--line); border-radius:6px; padding:.9rem 1.1rem; margin:0 0 1rem; }
.card > h2:first-child, .card > h3:first-child, .card > form > h2:first-child, figcaption h2 { margin-top:0; }
.charts { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(30rem,100%),1fr)); gap:1rem; align-items:start; } .charts figure { margin:0; }
.figures { display:grid; grid-template-columns:repeat(auto-fit,minmax(7.2rem,1fr)); gap:.75rem; margin:0 0 1rem; padding:0; list-style:none; }
.figures li { background:var(--paper); border:1px solid var(--line); border-radius:6px; padding:.7rem .9rem; }
.figures b { display:block; font-size:1.75rem; line-height:1.2; }
.figures .bad b { color:var(--bad); } .figures .good b { color:var(--good); } .figures .warn b { color:var(--warn); }
.columns { display:grid; grid-template-columns:minmax(0,1fr) 22rem; gap:1.2rem; align-items:start; }
@media (max-width:62rem) { .columns { grid-template-columns:minmax(0,1fr); } }
.rows { list-style:none; margin:0; padding:0; }
.rows > li { border-top:1px solid var(--line); padding:.75rem 0; }
.rows > li:first-child { border-top:0; padding-top:.1rem; }
.title { font-size:1.05rem; font-weight:600; text-decoration:none; }
.title:hover { text-decoration:underline; }
.meta { color:var(--soft); font-size:.88rem; margin:.15rem 0; }
.chip { display:inline-block; padding:.05rem .5rem; border-radius:1rem; background:var(--plain-back); font-size:.83rem;
  margin:.1rem .25rem .1rem 0; white-space:nowrap; }
.chip.good { background:var(--good-back); color:var(--good); } .chip.bad { background:var(--bad-back); color:var(--bad); }
.chip.warn { background:var(--warn-back); color:var(--warn); } .chip.line { background:#fff; border:1px solid var(--line); }
.note { border-left:4px solid #b9c2cc; background:#fff; padding:.6rem .9rem; margin:0 0 1rem; }
.note.bad { border-color:var(--bad); background:var(--bad-back); } .note.warn { border-color:#c98a00; background:var(--warn-back); }
.note.good { border-color:var(--good); background:var(--good-back); }
form.filter { display:flex; flex-wrap:wrap; gap:.6rem .9rem; align-items:flex-end; }
.field { display:flex; flex-direction:column; gap:.15rem; margin:0; }
.field label, .label { font-size:.85rem; color:var(--soft); font-weight:600; }
input,select,textarea,button { font:inherit; color:inherit; }
input,select,textarea { padding:.35rem .5rem; border:1px solid #8b96a3; border-radius:4px; background:#fff; max-width:100%; }
textarea { width:100%; min-height:5rem; }
.stack .field { margin-bottom:.7rem; } .narrow { max-width:34rem; }
button,.button { display:inline-block; padding:.4rem .95rem; border:1px solid var(--brand); border-radius:4px; background:var(--brand);
  color:#fff; cursor:pointer; text-decoration:none; }
button:hover,.button:hover { filter:brightness(1.15); }
button.second,.button.second { background:#fff; color:var(--brand); }
table { width:100%; border-collapse:collapse; background:#fff; font-size:.94rem; }
th { white-space:nowrap; } th,td { text-align:left; vertical-align:top; padding:.45rem .6rem; border-bottom:1px solid var(--line); }
thead th { background:#e9ecf0; font-size:.86rem; }
td.number,th.number { text-align:right; font-variant-numeric:tabular-nums; }
caption { text-align:left; font-weight:600; padding:.2rem 0 .5rem; }
.scroll { overflow-x:auto; }
.article { font-size:1.08rem; max-width:46rem; overflow-wrap:anywhere; }
.article p { margin:.75rem 0; }
mark { background:#ffe9a8; padding:0 .1rem; }
mark.place { background:#dcebfb; } mark.claim { background:#fbd9d6; }
blockquote { margin:.4rem 0; padding:.5rem .9rem; border-left:4px solid var(--line); background:#fafbfc; overflow-wrap:anywhere; }
blockquote.claim { border-color:var(--bad); }
dl.facts { display:grid; grid-template-columns:max-content minmax(0,1fr); gap:.25rem 1rem; margin:0; }
dl.facts dt { color:var(--soft); } dl.facts dd { margin:0; overflow-wrap:anywhere; }
.pages { display:flex; gap:.6rem; align-items:center; margin-top:1rem; }
.side { display:grid; grid-template-columns:1fr 1fr; gap:1rem; } @media (max-width:50rem) { .side { grid-template-columns:1fr; } }
iframe { width:100%; height:70vh; border:1px solid var(--line); background:#fff; }
svg { max-width:100%; height:auto; }
.inline { display:inline-flex; flex-wrap:wrap; gap:.4rem; align-items:center; margin:0; }
main.wide { padding:1.3rem 1rem 2.5rem; } footer.wide { padding:1rem 1rem 2rem; } footer { border-top:1px solid var(--line); color:var(--soft); font-size:.85rem; padding:1rem 0 2rem; }
@media print { .top form, nav.main, form, .pages, .skip, .noprint, footer { display:none !important; }
  body { background:#fff; font-size:12pt; } .card,.figures li { border:1px solid #999; break-inside:avoid; } .top { background:#fff; color:#000; }
  .top a { color:#000; } .columns { display:block; } a { color:#000; text-decoration:none; } }
`;
