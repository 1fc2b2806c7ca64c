/** English, sizes and how long something is kept. */
const ONE = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const HOUR_MS = 3_600_000;

/** Bytes in decimal units. */
export function size(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${ONE.format(bytes / 1_000_000)} MB`;
}

/** How long something is kept, milliseconds: hours up to a day, days beyond. */
export function kept(ms: number): string {
  const hours = Math.round(ms / HOUR_MS);
  if (hours <= 24) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${Math.round(hours / 24)} days`;
}
