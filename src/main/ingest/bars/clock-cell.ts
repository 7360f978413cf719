import { NONE } from './date-cell.ts'

/** Minutes after midnight of `09:30`, `9:30:00` or `093000`, seconds cut off; NONE for anything else. */
export function readClock(text: string): number {
  const parts = /^\s*"?(\d{1,2}):?(\d{2})(?::?\d{2})?"?\s*$/.exec(text)
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2])]
  return parts === null || hour > 23 || minute > 59 ? NONE : hour * 60 + minute
}
