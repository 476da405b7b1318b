import fc from 'fast-check'

/**
 * Property tests use the same cases at each run, so that results do not depend on chance. To use other cases:
 * `PROPERTY_SEED=$RANDOM npx vitest run --project unit`.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 20_261_120) })
