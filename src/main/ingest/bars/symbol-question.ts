import { readInstrument } from '../../store/instruments.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import { symbolOfFile } from './symbol-of-file.ts'

/** Which symbol a file is of, and how we know: shown and changeable, never an open question. */
export interface ResolvedSymbol {
  readonly symbol: string
  /** What the name of the file gives. */
  readonly fromName: string
  readonly isCertain: boolean
  readonly isAnswered: boolean
}

export function resolveSymbol(context: StageContext, name: string, suffix: string, answer: string | undefined): ResolvedSymbol {
  const found = symbolOfFile(name, (symbol) => readInstrument(context.db, symbol) !== undefined)
  const fromName = suffix !== '' && found.symbol.endsWith(suffix) ? found.symbol.slice(0, -suffix.length) : found.symbol
  return { symbol: answer ?? fromName, fromName, isCertain: answer !== undefined || found.isCertain, isAnswered: answer !== undefined }
}

/** The check `symbol`: not ok when the whole name of the file had to serve. */
export function symbolCheck({ symbol, isCertain, isAnswered }: ResolvedSymbol): StagedFile['checks'][number] {
  const where = isAnswered ? 'as you said' : isCertain ? 'from the name of the file' : 'guessed: the whole name of the file'
  return { id: 'symbol', ok: isCertain, detail: `${symbol}, ${where}.` }
}

export const symbolQuestion = ({ symbol, fromName, isAnswered }: ResolvedSymbol, text: string): StagedFile['questions'][number] => ({
  id: 'symbol',
  text,
  default: fromName,
  ...(isAnswered ? { answer: symbol } : {}),
})
