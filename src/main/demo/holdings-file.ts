import type { Company } from './universe.ts'
import { SECTORS } from './sectors.ts'

/** The holdings of the small-cap fund in the layout of its publisher: nine lines before the header, quoted thousands, a cash line, words after it. */
export function holdingsFile(asOf: string, members: readonly { readonly company: Company; readonly close: number }[]): string {
  const valued = members.map(({ company, close }) => {
    const quantity = Math.round((company.advUsd * 40) / close / 10) * 10 + 10
    return { company, close, quantity, marketValue: quantity * close }
  })
  const total = valued.reduce((sum, row) => sum + row.marketValue, 0) * 1.002
  const rows = valued
    .toSorted((a, b) => b.marketValue - a.marketValue)
    .map(({ company, close, quantity, marketValue }) =>
      [
        company.symbol,
        company.name.toUpperCase(),
        SECTORS[company.sector]!.name,
        'Equity',
        thousands(marketValue),
        ((100 * marketValue) / total).toFixed(2),
        thousands(marketValue),
        thousands(quantity),
        thousands(close),
        'United States',
        'NASDAQ',
        'USD',
        '1.00',
        'USD',
        '-',
      ]
        .map((cell) => `"${cell}"`)
        .join(','),
    )
  return [
    '\uFEFFSimulated Small-Cap Fund',
    `Fund Holdings as of,"${longDate(asOf)}"`,
    'Inception Date,"May 22, 2000"',
    'Shares Outstanding,"250,000,000.00"',
    'Stock,"-"',
    'Bond,"-"',
    'Cash,"-"',
    'Other,"-"',
    '\u00A0',
    'Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Location,Exchange,Currency,FX Rate,Market Currency,Accrual Date',
    ...rows,
    `"XTSLA","CASH FUND","Cash and/or Derivatives","Money Market","${thousands(total * 0.002)}","0.20","${thousands(total * 0.002)}","${thousands(total * 0.002)}","1.00","United States","-","USD","1.00","USD","-"`,
    '\u00A0',
    '"Simulated data made by the program. No real fund is shown."',
    '',
  ].join('\r\n')
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const longDate = (day: string): string => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8, 10))}, ${day.slice(0, 4)}`
const thousands = (value: number): string => {
  const [whole, cents] = value.toFixed(2).split('.')
  return `${whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
