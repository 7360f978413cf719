import { succeed } from '#contract/errors.ts'
import { Mapping } from '#contract/schemas/mapping.ts'
import type { Layout } from '#contract/schemas/layouts.ts'
import { knownLayouts } from '../../../ingest/known-layouts.ts'
import { BETWEEN_CELLS } from '../../../ingest/mapper/find-table.ts'
import { MAPPED_VERSION } from '../../../ingest/mapper/mapped-profile.ts'
import { layoutUses, type LayoutUse } from '../../../store/layout-uses.ts'
import { listSavedMappings, type SavedMappingRow } from '../../../store/saved-mappings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

interface Gathered {
  readonly saved: readonly SavedMappingRow[]
  readonly uses: readonly LayoutUse[]
}
type Used = Pick<Layout, 'files' | 'rows' | 'lastUsedAt' | 'lastFile' | 'lastVersion'>

/** `layouts.list`: the user's own layouts first, then every built-in one, each with what was read by it. */
export const layoutsList: AnalysisJob<AnalysisJobs['layouts.list'], Gathered> = {
  gather: (_, { db }) => ({ saved: listSavedMappings(db), uses: layoutUses(db) }),
  compute({ saved, uses }) {
    const own = saved.map(({ name, header, mapping }) => ({
      id: name,
      label: name,
      kind: mapping.record,
      isOwn: true,
      version: MAPPED_VERSION,
      recognisedBy: [header.split(BETWEEN_CELLS).join(', ')],
      refusal: null,
      ...usedBy(uses.filter((use) => use.mapping !== null && sameReading(use.mapping) === readingOf(mapping))),
    }))
    const builtIn = knownLayouts.map(({ recognisedBy, ...layout }) => ({
      ...layout,
      isOwn: false,
      recognisedBy: [...recognisedBy],
      ...usedBy(uses.filter(({ profileId }) => profileId === layout.id)),
    }))
    return succeed({ layouts: [...own, ...builtIn] })
  },
}

function usedBy(uses: readonly LayoutUse[]): Used {
  const latest = uses.reduce<LayoutUse | null>((last, use) => (last === null || use.lastAtMs > last.lastAtMs ? use : last), null)
  return {
    files: uses.reduce((sum, { files }) => sum + files, 0),
    rows: uses.reduce((sum, { rows }) => sum + rows, 0),
    lastUsedAt: latest === null ? null : new Date(latest.lastAtMs).toISOString(),
    lastFile: latest?.lastFile ?? null,
    lastVersion: latest?.lastVersion ?? null,
  }
}

/** What a mapping says apart from its name: a renamed one keeps its files. */
const readingOf = (mapping: Mapping): string => JSON.stringify({ ...mapping, saveAs: undefined })

/** The same of a mapping a file was read by; one that an older version wrote and this one cannot read is nobody's. */
function sameReading(text: string): string | null {
  const mapping = Mapping.safeParse(JSON.parse(text))
  return mapping.success ? readingOf(mapping.data) : null
}
