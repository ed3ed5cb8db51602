/** Deeds of a publication in order. */
export const publishSteps = [
  'team',
  'listing',
  'encrypt',
  'register',
  'upload',
  'certify',
  'publish',
] as const;
export type PublishStep = (typeof publishSteps)[number];

export interface PublishReport {
  readonly step: PublishStep;
  /** 0 to 1 where it can be measured. */
  readonly part: number | null;
}

export type OnPublishReport = (report: PublishReport) => void;
