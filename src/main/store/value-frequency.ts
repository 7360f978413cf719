export type Frequency = 'daily' | 'weekly' | 'monthly'

/** Days after the end of its period at which a value without publication stamp counts as known. Daily: the next day, which on an axis of sessions is the next one. */
export const KNOWN_AFTER_DAYS: Readonly<Record<Frequency, number>> = { daily: 1, weekly: 7, monthly: 45 }

/** By the median of the days between values: up to 4 daily, up to 10 weekly, else monthly. */
export const frequencyOfGap = (medianDays: number): Frequency => (medianDays <= 4 ? 'daily' : medianDays <= 10 ? 'weekly' : 'monthly')
