/** Store of the dossiers, in a separate database. Usable from the panel, its workers and the background. */
export { addDossier, restoreFormer, updateDossier } from './install'
export {
  rateSource,
  readAdjustments,
  readAdjustmentStates,
  restoreAdjustment,
  revertAdjustment,
  setClaimAside,
  undoAdjustment,
} from './adjustments'
export {
  describeDocument,
  listDossiers,
  listRemoved,
  purgeRemoved,
  removeDossier,
  restoreDossier,
  setDossierOn,
} from './list'
export { readAuthored, readDossier } from './read'
export { watchDossiers } from './watch'
export { DossierRefused } from './types'
