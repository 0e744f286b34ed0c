import type { OutletRule } from './rule.ts';

/** VnExpress: the text is in `article.fck_detail`; the reporter signs in a paragraph of its own. */
export const vnexpress: OutletRule = {
  hosts: ['vnexpress.net'],
  versions: [
    {
      since: '2018-01-01',
      body: ['article.fck_detail', '.fck_detail'],
      lead: ['p.description'],
      remove: [
        '.author_mail',
        '.box-tinlienquanv2',
        '.list-news',
        '.box_brief_info',
        '.item_slide_show',
        '.desc_cation',
        '.Image',
        '.width-detail-photo',
      ],
    },
    {
      until: '2017-12-31',
      body: ['.fck_detail', '#left_calculator', '.content_detail'],
      lead: ['.short_intro', 'h3.short_intro'],
      remove: ['.Image', '.relative_new', '.author_mail'],
    },
  ],
};
