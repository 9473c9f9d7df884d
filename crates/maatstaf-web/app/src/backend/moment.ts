/** The day here, and the moment. */
export function moment(now = new Date()): { today: string; now: string } {
  const two = (number: number) => String(number).padStart(2, '0')
  return { today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`, now: now.toISOString() }
}
