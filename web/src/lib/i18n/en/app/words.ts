/** Numbers with their words. */
export const count = (value: number, one: string, many: string) => `${value} ${value === 1 ? one : many}`;
export const points = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
