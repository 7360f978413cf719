import { useState } from 'react'
import { type MappedAction, MappedAction as Actions, type MappedField, type Mapping, type TableSample } from '#contract/schemas/mapping.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { actionTexts, draftFault, draftOf, FIELD_WORDS, FIELDS_OF, mappingOf } from './mapping-draft.ts'
import { KIND_WORDS } from './transaction-words.ts'

interface MappingFormProps {
  readonly table: TableSample
  /** Texts of the action column that the last reading could not place. */
  readonly missing: readonly string[]
  readonly onRead: (mapping: Mapping) => void
}

const NOTHING = 'not read'
const RECORDS = [
  { value: 'transactions', label: 'Transactions' },
  { value: 'positions', label: 'Positions' },
  { value: 'bars', label: 'Prices' },
] as const

/** Asks what the columns of an unknown table hold, over its own first rows; and what its rows are, by the texts they carry. */
export function MappingForm({ table, missing, onRead }: MappingFormProps) {
  const [draft, setDraft] = useState(() => draftOf(table))
  const fault = draftFault(draft)
  const hasAction = draft.record === 'transactions' && draft.fields.includes('action')
  const texts = hasAction ? actionTexts(table, missing) : []
  const open = texts.filter(({ text }) => draft.actions[text] === undefined).length
  const setField = (index: number, field: MappedField | null): void => setDraft({ ...draft, fields: draft.fields.with(index, field) })
  const setAction = (text: string, action: MappedAction): void => setDraft({ ...draft, actions: { ...draft.actions, [text]: action } })
  return (
    <fieldset className="mapping" data-question="mapping">
      <legend>What do the columns of this file hold?</legend>
      <div className="mapping-head">
        <Select label="Each row is one of" value={draft.record} choices={RECORDS} onChange={(record) => setDraft({ ...draft, record })} />
        <Field label="Currency where no column says one" value={draft.currency} onChange={(currency) => setDraft({ ...draft, currency })} />
        <Field
          label="Keep for files with this header, as"
          value={draft.saveAs}
          onChange={(saveAs) => setDraft({ ...draft, saveAs })}
          hint="Leave it empty to read only this file so."
        />
      </div>
      <div className="mapping-sample" role="region" aria-label="First rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {table.header.map((name, index) => (
                <th key={`${name} ${String(index)}`} scope="col">
                  <span className="mapping-name">{name === '' ? `column ${String(index + 1)}` : name}</span>
                  <select
                    className="input"
                    aria-label={`${name === '' ? `Column ${String(index + 1)}` : name} holds`}
                    value={draft.fields[index] ?? NOTHING}
                    data-set={draft.fields[index] !== null}
                    disabled={name === ''}
                    onChange={(event) => setField(index, event.target.value === NOTHING ? null : (event.target.value as MappedField))}
                  >
                    <option value={NOTHING}>not read</option>
                    {FIELDS_OF[draft.record].map((field) => (
                      <option key={field} value={field}>
                        {FIELD_WORDS[field]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((cells, row) => (
              <tr key={String(row)}>
                {table.header.map((name, index) => (
                  <td key={`${name} ${String(index)}`} data-set={draft.fields[index] !== null}>
                    {cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {texts.length > 0 && (
        <div className="mapping-actions" role="group" aria-label="What the rows are">
          {texts.map(({ text, rows }) => (
            <label key={text} data-open={draft.actions[text] === undefined}>
              <span className="mapping-text">
                {text}
                {rows !== null && <small>{plural(rows, 'row')} above</small>}
              </span>
              <select className="input" value={draft.actions[text] ?? ''} onChange={(event) => setAction(text, event.target.value as MappedAction)}>
                <option value="" disabled>
                  Say what it is
                </option>
                {Actions.options.map((action) => (
                  <option key={action} value={action}>
                    {action === 'ignore' ? 'nothing to import' : action === 'review' ? 'look at it later' : KIND_WORDS[action]}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
      <div className="mapping-foot">
        <span role="status">{fault ?? (open === 0 ? '' : `${plural(open, 'text')} not assigned yet. The file is not stored before.`)}</span>
        <Button rank="main" disabled={fault !== null} onClick={() => onRead(mappingOf(draft, table.header))}>
          Read it so
        </Button>
      </div>
    </fieldset>
  )
}
