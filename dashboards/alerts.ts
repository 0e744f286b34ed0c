/** Alerts on unusual volume and growth, and reminders of case clocks: found once, told once, never in quiet hours. */
export { deliverDeadline, isDeadline, planDeadlines } from './alerts/deadlines.ts';
export { afterQuietHours, deliverAlert, planAlerts } from './alerts/deliver.ts';
export { findAlerts, type UnusualVolume } from './alerts/find.ts';
export { deliverReminder, planReminders } from './alerts/reminders.ts';
export { watchLocalities } from './alerts/watch.ts';
