import { useEffect } from 'react'
import { create } from 'zustand'
import { filesOfDrop } from '../bridge/chosen-files.ts'
import { openPlace } from './place.ts'

/** Files dropped anywhere on the window, until the Data screen takes them. */
export const useDroppedFiles = create<{ readonly files: readonly File[] | null; readonly isOver: boolean }>(() => ({ files: null, isOver: false }))

export function takeDroppedFiles(): readonly File[] | null {
  const { files } = useDroppedFiles.getState()
  if (files !== null) useDroppedFiles.setState({ files: null })
  return files
}

/** Lets files be dropped on every screen: they lead to Data. Without this a dropped file would replace the page. */
export function useDropAnywhere(): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const onDragOver = (event: DragEvent): void => {
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none'
      if (hasFiles(event) && !useDroppedFiles.getState().isOver) useDroppedFiles.setState({ isOver: true })
    }
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) useDroppedFiles.setState({ isOver: false })
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      useDroppedFiles.setState({ isOver: false })
      if (event.dataTransfer === null || !hasFiles(event)) return
      void filesOfDrop(event.dataTransfer).then((files) => {
        if (files.length === 0) return
        useDroppedFiles.setState({ files })
        openPlace('data')
      })
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}
