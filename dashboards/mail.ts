import { createTransport, type Transporter } from 'nodemailer';

/** Where mail is handed in. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS is used where it is offered. */
  readonly secure: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Sender as recipients see it: `Điểm báo xã Lợi Bác <diembao@…>`. */
  readonly from: string;
  /** Only for a server in the office's own network with a certificate of its own. */
  readonly allowAnyCertificate?: boolean | undefined;
}

/** Settings from `smtp://user:password@host:587` or `smtps://…`; undefined where it is no such address. */
export function smtpSettings(address: string, from: string): SmtpSettings | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  if ((!secure && url.protocol !== 'smtp:') || url.hostname === '') return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    from,
    ...(url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : {}),
  };
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  /** The same for every attempt at the same delivery: a receiver recognises a repeat by it. */
  readonly messageId: string;
  readonly attachments?:
    | readonly { readonly filename: string; readonly content: Uint8Array; readonly contentType: string }[]
    | undefined;
}

/**
 * What became of a mail. `unsent`: the server certainly did not take it. `uncertain`: the line broke after the
 * text was handed over; sending again might make it arrive twice.
 */
export type MailResult =
  | { readonly kind: 'sent'; readonly receipt: string }
  | { readonly kind: 'unsent'; readonly reason: string; readonly permanent: boolean }
  | { readonly kind: 'uncertain'; readonly reason: string };

export type SendMail = (mail: Mail) => Promise<MailResult>;

const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/** Sends through a real SMTP server, one connection a mail. */
export function smtpSender(settings: SmtpSettings): SendMail {
  return async (mail) => {
    let handedOver = false;
    const watch = progressLogger(() => {
      handedOver = true;
    });
    const transport: Transporter = createTransport({
      host: settings.host,
      port: settings.port,
      secure: settings.secure,
      ...TIMEOUTS,
      logger: watch,
      ...(settings.user ? { auth: { user: settings.user, pass: settings.password ?? '' } } : {}),
      ...(settings.allowAnyCertificate ? { tls: { rejectUnauthorized: false } } : {}),
    });
    try {
      const info = await transport.sendMail({
        from: settings.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        ...(mail.html ? { html: mail.html } : {}),
        attachments: (mail.attachments ?? []).map((file) => ({
          ...file,
          content: Buffer.from(file.content),
        })),
        // No out-of-office answer comes back, and no program takes it for a person's letter.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'sent', receipt: String(info.response) };
    } catch (error) {
      return failure(error as SmtpError, handedOver);
    } finally {
      transport.close();
    }
  };
}

interface SmtpError extends Error {
  readonly responseCode?: number;
}

/** An answer of the server says that it refused; silence after the whole text was handed over says nothing. */
function failure(error: SmtpError, handedOver: boolean): MailResult {
  const reason = error.message;
  if (error.responseCode !== undefined)
    return { kind: 'unsent', reason, permanent: error.responseCode >= 500 };
  return handedOver ? { kind: 'uncertain', reason } : { kind: 'unsent', reason, permanent: false };
}

/**
 * nodemailer tells only its log when the last byte of a message has gone out: this log keeps nothing, and calls
 * `onHandedOver` at that entry.
 */
function progressLogger(onHandedOver: () => void) {
  const silent = () => undefined;
  const info = (entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'outByteCount' in entry) onHandedOver();
  };
  return { level: silent, trace: silent, debug: silent, info, warn: silent, error: silent, fatal: silent };
}
