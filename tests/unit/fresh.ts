import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterAll } from 'vitest'
import { removeTraces } from './remove-traces'

// Files of this group share a process and have their own modules: each also has its own databases and an empty document.
const indexedDB = new IDBFactory()
Object.assign(globalThis, { indexedDB })
Dexie.dependencies = { indexedDB, IDBKeyRange }

afterAll(removeTraces)
