import { currentSymbol, instrumentNamed } from '../../store/instruments.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import { isPricedEarlier } from '../series/staged-series-file.ts'
import { symbolOfFile } from './symbol-of-file.ts'

/** Which symbol a file is of, and how we know: shown and changeable, never an open question. */
export interface ResolvedSymbol {
  readonly symbol: string
  /** What the name of the file gives. */
  readonly fromName: string
  readonly isCertain: boolean
  readonly isAnswered: boolean
  /** True when the table's own header names it. */
  readonly isInside: boolean
}

/** `inside` = the ticker the file itself states, if it does: no name of a file says it better. */
export function resolveSymbol(context: StageContext, name: string, suffix: string, answer: string | undefined, inside?: string): ResolvedSymbol {
  if (inside !== undefined) {
    const fromName = inside.trim().toUpperCase()
    return { symbol: currentSymbol(context.db, answer ?? fromName), fromName, isCertain: true, isAnswered: answer !== undefined, isInside: true }
  }
  const found = symbolOfFile(name, (symbol) => instrumentNamed(context.db, symbol) !== undefined || isPricedEarlier(context.earlier, symbol))
  const fromName = suffix !== '' && found.symbol.endsWith(suffix) ? found.symbol.slice(0, -suffix.length) : found.symbol
  return {
    symbol: currentSymbol(context.db, answer ?? fromName),
    fromName,
    isCertain: answer !== undefined || found.isCertain,
    isAnswered: answer !== undefined,
    isInside: false,
  }
}

/** The check `symbol`: not ok when the whole name of the file had to serve. */
export function symbolCheck({ symbol, fromName, isCertain, isAnswered, isInside }: ResolvedSymbol): StagedFile['checks'][number] {
  const where = isAnswered ? 'as you said' : isInside ? 'named in the file' : isCertain ? 'from the name of the file' : 'guessed: the whole name of the file'
  const words = isAnswered || symbol === fromName ? symbol : `${symbol}, of which ${fromName} is another name`
  return { id: 'symbol', ok: isCertain, detail: `${words}, ${where}.` }
}

export const symbolQuestion = (
  { symbol, fromName, isAnswered }: Pick<ResolvedSymbol, 'symbol' | 'fromName' | 'isAnswered'>,
  text: string,
): StagedFile['questions'][number] => ({
  id: 'symbol',
  text,
  default: fromName,
  ...(isAnswered ? { answer: symbol } : {}),
})
