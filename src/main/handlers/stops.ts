import type { Handlers } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import { read, type Services, write } from './services.ts'

const ATTEMPTS = 3

export function stopHandlers(services: Services): Pick<Handlers, 'stops.evaluate'> {
  return {
    /** Judged on the analysis thread, its events kept by the ledger; judged again when the data moved in between. */
    'stops.evaluate': async (input, call) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const judged = await read(services, 'stops.evaluate', input, call)
        if (!judged.ok) return judged
        const { events, dependsOn, ...readings } = judged.value
        if (events.length === 0) return succeed(readings)
        const stored = await write(
          services,
          'stop-events.store',
          { generation: readings.generation, dependsOn, isReplay: input.asOf !== undefined, events },
          call,
        )
        if (stored.ok) return succeed(readings)
        if (stored.error.kind !== 'superseded') return stored
      }
      return fail({ kind: 'superseded', what: 'the stops' })
    },
  }
}
