import type { Measure } from './measure.ts'

const writer = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 12 })

/** A figure of a file whose unit and size we do not choose: grouped, as many digits as it has, twelve at most. */
export const statedFigure: Measure = { unit: '', digits: (value) => writer.format(value).replace('-', '−') }
