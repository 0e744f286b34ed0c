import { decodeHTML, decodeHTMLAttribute } from 'entities';

/** What the tokenizer tells; text and attribute values are decoded. Returning false from `open` stops it. */
export interface TokenSink {
  text(text: string): void;
  open(tag: string, attrs: Record<string, string>, selfClosing: boolean): boolean;
  close(tag: string): void;
}

/** Elements whose content is text up to their own end tag. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

/** The attributes that reading needs; the others are passed over, so a million of them cost no memory. */
const KEPT = new Set(
  (
    'id class href src itemprop itemtype itemscope property name content datetime rel type style hidden ' +
    'aria-hidden aria-label role lang xml:lang title alt charset http-equiv media data-testid data-component ' +
    'data-qa data-type data-name data-block data-time data-date data-timestamp data-datetime data-published ' +
    'open display value dir align'
  ).split(' '),
);

/** A `<` that opens something. */
const MARKUP = /<[a-z!/?]/gi;

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/**
 * Splits a page into tags and text, after the tokenization of the HTML standard, in one pass that
 * looks at each character a bounded number of times: no input makes it slower than linear.
 */
export function tokenize(html: string, sink: TokenSink): void {
  const end = html.length;
  const noEndTag = new Set<string>();
  let foreign = 0;
  let at = 0;
  while (at < end) {
    const lt = html.indexOf('<', at);
    if (lt < 0) {
      sink.text(decode(html.slice(at)));
      return;
    }
    const next = html.charCodeAt(lt + 1);
    const letter = (next | 32) >= 97 && (next | 32) <= 122;
    if (!letter && next !== 33 && next !== 47 && next !== 63) {
      MARKUP.lastIndex = lt + 1;
      const markup = MARKUP.exec(html)?.index ?? end;
      sink.text(decode(html.slice(at, markup)));
      at = markup;
      continue;
    }
    if (lt > at) sink.text(decode(html.slice(at, lt)));
    if (next === 33 && html.startsWith('<!--', lt)) {
      const close = html.startsWith('<!-->', lt) ? lt + 2 : html.indexOf('-->', lt + 4);
      at = close < 0 ? end : close + 3;
      continue;
    }
    if (next === 33 || next === 63) {
      if (html.startsWith('<![CDATA[', lt) && foreign === 0) {
        const close = html.indexOf(']]>', lt);
        const gt = html.indexOf('>', lt);
        at = close >= 0 ? close + 3 : gt < 0 ? end : gt + 1;
        if (close >= 0) sink.text(html.slice(lt + 9, close));
        continue;
      }
      const gt = html.indexOf('>', lt);
      at = gt < 0 ? end : gt + 1;
      continue;
    }
    if (next === 47) {
      const gt = html.indexOf('>', lt);
      const stop = gt < 0 ? end : gt;
      const tag = nameAt(html, lt + 2, stop);
      if (tag === 'svg' || tag === 'math') foreign = Math.max(0, foreign - 1);
      if (tag) sink.close(tag);
      at = stop + 1;
      continue;
    }
    const tag = nameAt(html, lt + 1, end);
    const attrs: Record<string, string> = Object.create(null);
    at = readAttributes(html, lt + 1 + tag.length, attrs);
    const selfClosing = html.charCodeAt(at - 2) === 47;
    if (!sink.open(tag, attrs, selfClosing && foreign > 0)) return;
    if ((tag === 'svg' || tag === 'math') && !selfClosing) foreign++;
    if (RAW_TEXT.has(tag) && !(selfClosing && foreign > 0) && !noEndTag.has(tag)) {
      const close = endTag(html, tag, at);
      if (close < 0) {
        noEndTag.add(tag);
        if (tag === 'script' || tag === 'style') return;
      } else {
        const raw = html.slice(at, close);
        sink.text(tag === 'title' || tag === 'textarea' ? decode(raw) : raw);
        at = close;
      }
    }
  }
}

const decode = (text: string): string => (text.includes('&') ? decodeHTML(text) : text);

function nameAt(html: string, from: number, end: number): string {
  let to = from;
  while (to < end && to - from < 64) {
    const code = html.charCodeAt(to);
    if (isSpace(code) || code === 47 || code === 62) break;
    to++;
  }
  return html.slice(from, to).toLowerCase();
}

/** Fills `attrs` from the attributes at `from`; the position after the closing `>`. */
function readAttributes(html: string, from: number, attrs: Record<string, string>): number {
  const end = html.length;
  let at = from;
  while (at < end) {
    let code = html.charCodeAt(at);
    if (code === 62) return at + 1;
    if (isSpace(code) || code === 47) {
      at++;
      continue;
    }
    const nameStart = at;
    at++;
    while (at < end) {
      code = html.charCodeAt(at);
      if (isSpace(code) || code === 47 || code === 61 || code === 62) break;
      at++;
    }
    const nameEnd = at;
    while (at < end && isSpace(html.charCodeAt(at))) at++;
    let valueStart = at;
    let valueEnd = at;
    if (html.charCodeAt(at) === 61) {
      at++;
      while (at < end && isSpace(html.charCodeAt(at))) at++;
      code = html.charCodeAt(at);
      if (code === 34 || code === 39) {
        valueStart = at + 1;
        valueEnd = html.indexOf(code === 34 ? '"' : "'", valueStart);
        if (valueEnd < 0) return end;
        at = valueEnd + 1;
      } else {
        valueStart = at;
        while (at < end && !isSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== 62) at++;
        valueEnd = at;
      }
    }
    if (nameEnd - nameStart <= 16) {
      const name = html.slice(nameStart, nameEnd).toLowerCase();
      if (KEPT.has(name) && attrs[name] === undefined) {
        const value = html.slice(valueStart, valueEnd);
        attrs[name] = value.includes('&') ? decodeHTMLAttribute(value) : value;
      }
    }
  }
  return end;
}

const END_TAGS = new Map([...RAW_TEXT].map((tag) => [tag, new RegExp(`</${tag}(?=[\\s/>])`, 'gi')]));

function endTag(html: string, tag: string, from: number): number {
  const pattern = END_TAGS.get(tag)!;
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
}
