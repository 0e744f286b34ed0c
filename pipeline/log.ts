/** Messages for whoever runs the command; they go to standard error, never among results. */
export const log = {
  info: (message: string): void => write(message),
  warn: (message: string): void => write(`! ${message}`),
};

function write(message: string): void {
  process.stderr.write(`${message}\n`);
}
