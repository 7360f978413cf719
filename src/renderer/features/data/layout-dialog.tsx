import { writeId } from '../../format/id-words.ts'
import { writeMoment } from '../../format/moment.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Layout } from './layout-columns.tsx'
import type { OwnLayout } from './layout-json.ts'

/** A layout looked at: by what its files are known, what its columns hold, what was read by it. */
export function LayoutDialog({ layout, own, onClose }: { layout: Layout; own: OwnLayout | undefined; onClose: () => void }) {
  const newer = layout.lastVersion !== null && layout.lastVersion !== layout.version
  return (
    <Dialog title={layout.label} width="wide" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <Facts
        facts={[
          { label: 'Holds', value: layout.kind },
          { label: 'Version', value: `${layout.version}${newer ? `; your last file was read by version ${layout.lastVersion}` : ''}` },
          { label: 'Used for', value: layout.files === 0 ? 'no file in force' : `${plural(layout.files, 'file')}, ${plural(layout.rows, 'row')}` },
          ...(layout.lastUsedAt === null ? [] : [{ label: 'Last', value: `${layout.lastFile ?? ''}, ${writeMoment(layout.lastUsedAt)} New York` }]),
          ...(layout.refusal === null ? [] : [{ label: 'Refused', value: layout.refusal }]),
        ]}
      />
      <h3>Recognised by</h3>
      <ul className="layout-signs">
        {layout.recognisedBy.map((sign) => (
          <li key={sign}>
            <code className="figures">{sign}</code>
          </li>
        ))}
      </ul>
      {own !== undefined && (
        <>
          <h3>Its columns</h3>
          <Facts
            facts={Object.entries(own.mapping.columns).map(([field, columns]) => ({
              label: writeId(field),
              value: typeof columns === 'string' ? columns : (columns ?? []).join(', '),
            }))}
          />
          {Object.keys(own.mapping.actions).length > 0 && (
            <>
              <h3>Its texts</h3>
              <Facts facts={Object.entries(own.mapping.actions).map(([text, kind]) => ({ label: text, value: kind }))} />
            </>
          )}
        </>
      )}
    </Dialog>
  )
}
