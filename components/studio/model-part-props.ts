import type { StudioModel } from '@/lib/client/use-studio-model';
import type { TeamModel } from '@/lib/client/use-teams';

/** What every part of a model's card gets. */
export interface ModelPartProps {
  teamCapId: string;
  model: TeamModel;
  detail: StudioModel;
}

export interface ModelDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  teamCapId: string;
  model: TeamModel;
}
