import { z } from 'zod';
import { isOpenToAnyone, SOURCE_KINDS, SOURCE_STATES, SOURCE_TYPES, TOPICS } from '../../db/model/index.ts';

/** Longest month first: a lunar month has 29 or 30 days, a solar one up to 31. */
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const text = z.string().trim().min(1, 'should not be empty');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'should be a slug: a-z, 0-9 and single hyphens');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'should be a time of day, HH:MM');
const count = z.number().int().min(0, 'should be 0 or more');

const monthDay = z
  .string()
  .refine((day) => isMonthDay(day), 'should be a month and day that exist, MM-DD in quotes');

function isMonthDay(day: string): boolean {
  const [, month, date] = /^(\d{2})-(\d{2})$/.exec(day) ?? [];
  const last = DAYS_OF_MONTH[Number(month) - 1];
  return last !== undefined && Number(date) >= 1 && Number(date) <= last;
}

const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'should be an IANA time zone, such as Asia/Ho_Chi_Minh');

/** One entry of a source list. */
export const sourceSchema = z
  .strictObject({
    id: slug,
    kind: z.enum(SOURCE_KINDS),
    type: z.enum(SOURCE_TYPES),
    url: text,
    outlet: text,
    homeProvince: text.optional(),
    language: z
      .string()
      .regex(/^[a-z]{2}$/, 'should be a two-letter language code')
      .optional(),
    delaySeconds: z.number().min(0, 'should be 0 or more').max(3600, 'should be at most 3600').optional(),
    readAt: z.array(clockTime).min(1, 'should name at least one time of day').max(48).optional(),
    state: z.enum(SOURCE_STATES).optional(),
    options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  })
  .superRefine((source, context) => {
    if (source.kind !== 'community' && isOpenToAnyone(source)) {
      const message = 'should be community: anyone can post there';
      context.addIssue({ code: 'custom', path: ['kind'], message });
    }
    if (source.type === 'drop-folder' || isWebAddress(source.url)) return;
    context.addIssue({ code: 'custom', path: ['url'], message: 'should be an http or https address' });
  });

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** `sources.yaml` and the shared lists; entries are checked one by one, so that one mistake costs one source. */
export const sourceListSchema = z.strictObject({
  include: z.array(slug).default([]),
  sources: z.array(z.unknown()).default([]),
});

const clock = z
  .strictObject({
    id: slug,
    name: text,
    basis: text,
    amount: z.number().positive('should be above 0').optional(),
    unit: z.enum(['hours', 'days', 'working-days']).optional(),
  })
  .refine((rule) => (rule.amount === undefined) === (rule.unit === undefined), {
    path: ['amount'],
    message: 'and unit belong together: give both, or neither for a duty without a fixed limit',
  });

const anniversary = z.strictObject({
  name: text,
  day: monthDay,
  calendar: z.enum(['solar', 'lunar']),
  since: z.number().int().optional(),
});

const localDate = z
  .string()
  .refine(
    (day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)),
    'should be a day, "YYYY-MM-DD"',
  );

const workCalendar = z.strictObject({
  daysOff: z.array(localDate).default([]),
  workedDays: z.array(localDate).default([]),
});

const deadline = z.strictObject({
  name: text,
  day: monthDay,
  basis: text,
  remindDays: count,
  data: z.strictObject({ from: monthDay, to: monthDay }).optional(),
});

const mailAddress = z.email('should be an e-mail address');
const mailOrWebhook = z
  .string()
  .refine(
    (target) => isWebAddress(target) || mailAddress.safeParse(target).success,
    'should be an e-mail address, or the http or https address of a webhook',
  );

const desk = z.strictObject({
  id: slug,
  name: text,
  handles: z.array(z.enum([...TOPICS.map((topic) => topic.code), 'claims'])),
  email: mailAddress.optional(),
  webhook: z.string().refine(isWebAddress, 'should be the http or https address of a webhook').optional(),
});

/** What holds for every locality, `_shared/common.yaml`; a profile's entry of the same name replaces one. */
export const commonSchema = z.strictObject({
  clocks: z.array(clock).default([]),
  deadlines: z.array(deadline).default([]),
  anniversaries: z.array(anniversary).default([]),
  workCalendar: workCalendar.optional(),
});

/** `profile.yaml`. The id is the folder's name. */
export const profileSchema = z.strictObject({
  level: z.enum(['commune', 'province']),
  name: text,
  province: text,
  fullName: text,
  aliases: z.array(text).default([]),
  formerUnits: z.array(text).default([]),
  contact: text,
  timeZone: timeZone.default('Asia/Ho_Chi_Minh'),
  digestAt: clockTime.default('06:30'),
  letterhead: z.strictObject({
    governingBody: text,
    issuingBody: text,
    numberSuffix: text,
    place: text,
    // A head of office signs in the office's own name: no TM. or KT. before the title.
    signer: z.strictObject({ authority: z.string(), title: text }),
  }),
  addressees: z.array(text).default([]),
  recipients: z.array(text).min(1, 'should name at least one recipient'),
  desks: z.array(desk).min(1, 'should name at least one desk'),
  deadlines: z.array(deadline).default([]),
  anniversaries: z.array(anniversary).default([]),
  clocks: z.array(clock).default([]),
  workCalendar: workCalendar.optional(),
  plan: text,
  notify: z
    .strictObject({
      digest: z.array(mailAddress).default([]),
      alerts: z.array(mailOrWebhook).default([]),
      quiet: z.strictObject({ from: clockTime, to: clockTime }).optional(),
    })
    .optional(),
  crawl: z
    .strictObject({ delaySeconds: z.number().min(0).max(3600), allowLoopback: z.boolean().default(false) })
    .default({ delaySeconds: 5, allowLoopback: false }),
});

export type ProfileFile = z.infer<typeof profileSchema>;
export type CommonFile = z.infer<typeof commonSchema>;
