import type { Client, Input, Output } from '#contract/channels.ts'
import { type AppError, type Outcome, sentenceFor } from '#contract/errors.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { say } from '../../ui/toast-store.ts'
import { writeSession } from '../../format/session.ts'

/** What the user says of a name. Each is stored, told in a toast, and taken back by Ctrl+Z. */
export interface NameActs {
  giveName(input: Input<'instruments.alias'>): Promise<AppError | null>
  takeName(input: Input<'instruments.alias'>): Promise<AppError | null>
  rename(input: Input<'instruments.rename'>): Promise<AppError | null>
  unrename(input: Input<'instruments.rename'>): Promise<AppError | null>
  delist(input: Input<'instruments.delist'>): Promise<AppError | null>
  undelist(delisting: Input<'instruments.delist'>): Promise<AppError | null>
}

export function nameActs(client: Client): NameActs {
  const unalias = (input: Input<'instruments.alias'>) => () => client.call('instruments.unalias', input)
  const alias = (input: Input<'instruments.alias'>) => () => client.call('instruments.alias', input)
  const delisted = ({ symbol, session }: Input<'instruments.delist'>): Input<'instruments.undelist'> => ({ symbol, session })
  return {
    giveName: async (input) =>
      told(
        await alias(input)(),
        `Gave ${input.symbol} another name`,
        unalias(input),
        `${input.rawId} means ${input.symbol} from here on, in what is stored too.`,
      ),
    takeName: async (input) =>
      told(await unalias(input)(), `Took ${input.rawId} from ${input.symbol}`, alias(input), `${input.rawId} stands for itself again.`),
    rename: async (input) =>
      toldEffect(await client.call('instruments.rename', input), `Renamed ${input.symbol}`, () => client.call('instruments.unrename', input)),
    unrename: async (input) =>
      toldEffect(await client.call('instruments.unrename', input), `Took back the rename of ${input.symbol}`, () => client.call('instruments.rename', input)),
    delist: async (input) =>
      toldEffect(await client.call('instruments.delist', input), `Delisted ${input.symbol}`, () => client.call('instruments.undelist', delisted(input))),
    undelist: async (input) =>
      toldEffect(await client.call('instruments.undelist', delisted(input)), `Took back the delisting of ${input.symbol}`, () =>
        client.call('instruments.delist', input),
      ),
  }
}

/** What takes back a rename or a delisting that an instrument shows: the act it was noted by. */
export interface NotedEnds {
  readonly renames: readonly Input<'instruments.rename'>[]
  readonly delisting: Input<'instruments.delist'> | null
}

/** Each ticker gave way to the one above it, on the day it ended. */
export function notedEnds({ tickers, delisted }: Pick<Output<'instruments.get'>, 'tickers' | 'delisted'>): NotedEnds {
  const renames = tickers.flatMap(({ ticker, until }, index) => {
    const next = tickers[index - 1]
    return until === null || next === undefined ? [] : [{ symbol: ticker, to: next.ticker, session: until }]
  })
  const [newest] = tickers
  if (delisted === null || newest === undefined) return { renames, delisting: null }
  const { session, reason, price, successor, ratio } = delisted
  const terms = { ...(price === null ? {} : { price }), ...(successor === null ? {} : { successor }), ...(ratio === null ? {} : { ratio }) }
  return { renames, delisting: { symbol: newest.ticker, session, reason, ...terms } }
}

/** "FB became META on 9 Jun 2022". */
export const writeRename = ({ symbol, to, session }: Input<'instruments.rename'>): string => `${symbol} became ${to} on ${writeSession(session)}`

const toldEffect = (outcome: Outcome<{ readonly effect: string }>, done: string, undo: () => Promise<Outcome<unknown>>): AppError | null =>
  told(outcome, done, undo, outcome.ok ? outcome.value.effect : '')

function told(outcome: Outcome<unknown>, done: string, undo: () => Promise<Outcome<unknown>>, words: string): AppError | null {
  if (!outcome.ok) {
    say(sentenceFor(outcome.error), 'fault')
    return outcome.error
  }
  rememberEdit(done, undo)
  say(`${words} Ctrl+Z takes it back.`)
  return null
}
