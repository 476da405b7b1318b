/** Store of the dossiers, in a separate database. Usable from the panel, its workers and the background. */
export { addDossier, createOwnDossier, replaceDossier, restoreDossier } from './install'
export { changeClaim, restoreChanges, undoChanges } from './changes'
export { readChanges } from './rows'
export { readOwnChanges } from './own-changes'
export { describeDocument, listDossiers, listRemoved, purgeRemoved, removeDossier, setDossierOn } from './list'
export { readAuthored, readWithoutChanges, readDossier } from './read'
export { watchDossiers } from './watch'
export { DossierRefused } from './types'
