'use client';

import { usePassModel, type AccessPass } from '@/lib/client/use-passes';
import { RefundDialog } from './refund-dialog';
import { RenewDialog } from './renew-dialog';

export type PassDeed = 'renew' | 'refund';

export interface PassDialogProps {
  deed: PassDeed;
  pass: AccessPass;
  nowMs: number;
  onClose: () => void;
}

/** What a person may do with a pass besides opening it. */
export function PassDialog({ deed, pass, nowMs, onClose }: PassDialogProps) {
  const { model } = usePassModel(pass);
  const name = model.data?.name ?? pass.modelName;
  const props = { pass, name, nowMs, onClose };
  return deed === 'renew' ? <RenewDialog {...props} /> : <RefundDialog {...props} />;
}
