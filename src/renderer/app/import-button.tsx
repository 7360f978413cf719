import { Button } from '../ui/button.tsx'
import { openPlace } from './place.ts'

/** The parameter of the Data screen that opens its file picker at once. */
export const OPEN_PICKER = 'import'

/** Leads from an empty place to the import that fills it: `what` is the file, "daily bars". */
export function ImportButton({ what }: { what: string }) {
  return <Button onClick={() => openPlace('data', OPEN_PICKER)}>Import {what}</Button>
}
