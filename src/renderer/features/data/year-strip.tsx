import { type YearAxis, type Years, writeYears, yearPath } from './year-path.ts'

/** Which years a row has, on the axis all rows share. */
export function YearStrip({ years, axis }: { years: Years; axis: YearAxis }) {
  const count = axis.to - axis.from + 1
  const words = writeYears(years)
  return (
    <svg className="year-strip" role="img" aria-label={words === '' ? 'nothing' : words} viewBox={`0 0 ${count} 1`} preserveAspectRatio="none">
      <title>{words === '' ? 'nothing' : words}</title>
      <path className="year-strip-base" d={`M0 1H${count}`} />
      <path className="year-strip-filled" d={yearPath(years, axis)} />
    </svg>
  )
}
