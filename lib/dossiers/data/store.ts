/** Store of the dossiers. Usable from the panel, its workers and the background. */
export { addDossier, replaceDossier, restoreDossier } from './install'
export { rateSource, readAdjustments, readAdjustmentStates, removeAdjustment, setClaimAside } from './adjustments'
export {
  describeDocument,
  forgetExample,
  listDossiers,
  listRemoved,
  purgeRemoved,
  removeDossier,
  setDossierOn,
} from './list'
export { readAuthored, readDossier } from './read'
