import type { OutletRule } from './rule.ts';

/** 人民网 (People's Daily online) and its regional pages: the text is in `rm_txt_con`, the editor's name below it. */
export const peopleCn: OutletRule = {
  hosts: ['people.com.cn', 'people.cn'],
  versions: [
    {
      since: '2019-01-01',
      body: ['div.rm_txt_con'],
      remove: ['.edit', '.paper_num', '.box_pic', '.bdshare', '.pictext'],
    },
    {
      until: '2018-12-31',
      body: ['#rwb_zw', '.box_con', '#p_content'],
      remove: ['.edit', '.otitle', '.pictext'],
    },
  ],
};
