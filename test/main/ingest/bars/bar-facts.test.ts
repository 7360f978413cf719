import { describe, expect, it } from 'vitest'
import { sessionRange } from '../../../../src/domain/calendar.ts'
import { exchangeCalendar } from '../../../../src/main/ingest/exchange-calendar.ts'
import { freshWorkspace } from '../../store/fresh-workspace.ts'
import { fileOf, stageFiles } from '../import-files.ts'

const notices = async (name: string, text: string): Promise<readonly string[]> => {
  const { db } = freshWorkspace()
  const [file] = await stageFiles(db, [fileOf(name, text)])
  return file?.staged.notices ?? []
}
const YAHOO = 'Date,Open,High,Low,Close,Adj Close,Volume'
const bar = (day: string, close: number, volume: string): string => `${day},${close},${close},${close},${close},${close},${volume}`

describe('what is remarkable about the bars of a file', () => {
  it('is nothing in a file in order', async () => {
    expect(await notices('ABCD.csv', `${YAHOO}\n${bar('2024-03-04', 10, '100')}\n${bar('2024-03-05', 11, '100')}\n`)).toEqual([])
  })

  it('names days without a trade, volumes that nobody counted, and lines out of order', async () => {
    const rows = [bar('2024-03-04', 10, '0'), bar('2024-03-05', 10, ''), bar('2024-03-07', 10, '5'), bar('2024-03-06', 10, '5'), bar('2024-03-08', 10, '5')]
    expect(await notices('ABCD.csv', `${YAHOO}\n${rows.join('\n')}\n`)).toEqual([
      '1 of 5 bars have no volume.',
      '1 of 5 bars have a volume of zero.',
      '1 line is out of order: the bars are put in theirs.',
    ])
  })

  it('counts leaps in the direction of time, whichever way the file runs', async () => {
    const closes = [10, 19, 19, 10, 10.5]
    const days = ['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08']
    const rows = days.map((day, i) => bar(day, closes[i]!, '5'))
    // Up by 90 %; down by 47 %.
    const words = ['2 closes more than 80 % above or 45 % below the bar before: they move like a count, not like prices.']
    expect(await notices('ABCD.csv', `${YAHOO}\n${rows.join('\n')}\n`)).toEqual(words)
    expect(await notices('ABCD.csv', `${YAHOO}\n${rows.toReversed().join('\n')}\n`)).toEqual(words)
    const calm = (sessionRange(exchangeCalendar, '2023-12-01', '2024-03-01') ?? []).map((day) => bar(day, 10.5, '5'))
    expect(await notices('ABCD.csv', `${YAHOO}\n${calm.join('\n')}\n${bar('2024-03-04', 20, '5')}\n`)).toEqual([
      '1 close more than 80 % above or 45 % below the bar before: a split that is not adjusted, a wrong price, or news.',
    ])
  })

  it('says that closes stand alone, and which columns are not read', async () => {
    expect(await notices('ABCD.csv', 'Date,Close\n2024-03-04,10\n2024-03-05,11\n')).toEqual(['Closes alone: no open, high and low.', 'No bar has a volume.'])
    // A bracket that a list of columns left behind is no part of a name.
    expect(await notices('ABCD.csv', 'Date,open,high,low,close,volume]\n2024-03-04,10,10,10,10,5\n')).toEqual([])
    expect(await notices('ABCD.csv', 'time,open,high,low,close,Volume,RSI\n2024-03-04,10,10,10,10,5,50\n')).toEqual(['Not read: RSI.'])
  })

  it('of minutes: seconds that are cut, and what was traded outside the session', async () => {
    const header = 'Ticker,Open,High,Low,Close,Volume,Bid,Ask,Timestamp'
    const row = (stamp: string, volume: number): string => `ABCD,10,10,10,10,${volume},0,0,${stamp}`
    const rows = [row('2026-01-29 09:29:00', 100), row('2026-01-29 09:30:00', 500), row('2026-01-29 09:31:07', 300), row('2026-01-29 16:00:00', 100)]
    expect(await notices('ABCD.csv', `${header}\n${rows.join('\n')}\n`)).toEqual([
      '1 stamp has seconds: they are cut off.',
      '20.0 % of the volume was traded outside 9:30 to 16:00 in New York.',
      'Not read: Bid, Ask.',
    ])
  })
})
