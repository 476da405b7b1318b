/** Returns the stored notes. For a page of the extension: it uses nothing from outside of its own body. */
export async function notesStored(): Promise<{ id: string; note: string }[]> {
  const db = await new Promise<IDBDatabase>((give, fail) => {
    const opening = indexedDB.open('claimlight')
    opening.onsuccess = () => give(opening.result)
    opening.onerror = () => fail(new Error(String(opening.error)))
  })
  return new Promise((give, fail) => {
    const reading = db.transaction('annotations').objectStore('annotations').getAll()
    reading.onsuccess = () => {
      db.close()
      give(reading.result as { id: string; note: string }[])
    }
    reading.onerror = () => fail(new Error(String(reading.error)))
  })
}
