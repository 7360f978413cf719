import { succeed } from '#contract/errors.ts'
import { readSettings, writeSettings } from '../../store/settings.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** `settings.set`: only the settings named change; `view` is merged by key. Naming what is so already stores nothing. */
export const setSettings: LedgerJob<LedgerJobs['settings.set']> = (input, context) => {
  const wanted = withSymbolsInCapitals(input)
  if (isAnyDifferent(wanted, readSettings(context.db))) {
    context.write((transaction) => {
      const changed = writeSettings(transaction.db, wanted, { batchId: null, generation: transaction.generation, atMs: context.nowAtMs })
      for (const key of changed) transaction.touch('setting', key)
    })
  }
  return succeed({ settings: readSettings(context.db) })
}

type Wanted = LedgerJobs['settings.set']['input']

function withSymbolsInCapitals(input: Wanted): Wanted {
  const capital = (text: string): string => text.trim().toUpperCase()
  return {
    ...input,
    ...(input.smallCapProxy === undefined ? {} : { smallCapProxy: capital(input.smallCapProxy) }),
    ...(input.largeCapProxy === undefined ? {} : { largeCapProxy: capital(input.largeCapProxy) }),
    ...(input.regimeSet === undefined ? {} : { regimeSet: [...new Set(input.regimeSet.map(capital))].filter((symbol) => symbol !== '') }),
  }
}

function isAnyDifferent(wanted: Wanted, current: LedgerJobs['settings.set']['output']['settings']): boolean {
  const { view, ...named } = wanted
  const isNew = Object.entries(named).some(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(current[key as keyof typeof named]),
  )
  return isNew || Object.entries(view ?? {}).some(([name, text]) => !Object.hasOwn(current.view, name) || current.view[name] !== text)
}
