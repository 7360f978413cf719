import type { Output } from '#contract/channels.ts'
import { writeOut } from '../../format/measure.ts'
import { percent } from '../../format/percent.ts'

type Volume = Output<'series.list'>['series'][number]['volume']

/** How complete the volume of a series is, in few words; '' for values. */
export function volumeWords(volume: Volume): string {
  if (volume === null) return ''
  if (volume.state === 'partial') return volume.fraction === null ? 'counts ticks' : `${writeOut(percent, volume.fraction)} of ${volume.against ?? 'another'}`
  return volume.state === 'gaps' ? 'with gaps' : volume.state
}
