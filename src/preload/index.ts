import { contextBridge, ipcRenderer, type IpcRendererEvent, webUtils } from 'electron'

// Every document has a name of its own, so that answers meant for the page before a reload cannot reach the page after it.
const document = crypto.randomUUID()
ipcRenderer.send('frame', document, '')

contextBridge.exposeInMainWorld('desk', {
  send(text: string) {
    ipcRenderer.send('frame', document, text)
  },
  onFrame(listener: (text: string) => void) {
    const receive = (_event: IpcRendererEvent, target: string, text: string): void => {
      if (target === document) listener(text)
    }
    ipcRenderer.on('frame', receive)
    return () => {
      ipcRenderer.off('frame', receive)
    }
  },
  /** A File that no user chose has no path, and gets null. */
  fileRef(file: File): Promise<string | null> {
    return ipcRenderer.invoke('file-ref', webUtils.getPathForFile(file))
  },
})
