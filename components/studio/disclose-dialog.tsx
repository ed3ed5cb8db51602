'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field, Textarea } from '@/components/ui/field';
import { useNoteReader } from '@/lib/client/auditor/use-note-reader';
import { disclosureProblems, saltOf } from '@/lib/client/studio/note-state';
import { useDiscloseNote } from '@/lib/client/use-audit-deeds';
import type { TeamModel } from '@/lib/client/use-teams';
import { bytesToHex } from '@/lib/domain';
import { TextField } from './form-parts';

interface DiscloseDialogProps {
  model: TeamModel;
  iteration: number;
  onClose: () => void;
}

/** The text and salt that prove it, read from the sealed note or typed; the contract compares. */
export function DiscloseDialog({ model, iteration, onClose }: DiscloseDialogProps) {
  const { read } = useNoteReader({ kind: 'team', modelId: model.modelId });
  const disclose = useDiscloseNote();
  const [text, setText] = useState('');
  const [salt, setSalt] = useState('');
  const [tried, setTried] = useState(false);
  const found = disclosureProblems(text, salt);
  const problems: Readonly<Record<string, string>> = tried ? found : {};

  function fillIn() {
    read.mutate(iteration, {
      onSuccess: (note) => {
        setText(note.text);
        setSalt(note.hidden === null ? '' : bytesToHex(note.hidden.salt));
      },
    });
  }

  function submit() {
    setTried(true);
    const saltBytes = saltOf(salt);
    if (saltBytes === null || Object.keys(found).length > 0) return;
    disclose.mutate(
      { modelId: model.modelId, iteration, text, salt: saltBytes },
      { onSuccess: onClose },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Disclose the note on iteration ${iteration}`}
      description="It becomes public for good. The contract accepts only the text that was committed to when the iteration was published."
      footer={
        <Button look="primary" busy={disclose.isPending} onClick={submit}>
          Make it public
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1.5">
          <div>
            <Button size="sm" busy={read.isPending} onClick={fillIn}>
              <KeyRound aria-hidden /> Read the sealed note
            </Button>
          </div>
          <p className="text-xs text-ink-faint">
            The key servers release it to members of the team; the wallet signs once. Or enter what
            you kept.
          </p>
        </div>
        {read.isError && <FailureNotice error={read.error} />}
        <Field id="disclose-text" label="Text" error={problems.text ?? null}>
          <Textarea
            id="disclose-text"
            value={text}
            maxLength={2048}
            onChange={(event) => setText(event.target.value)}
            {...describedBy('disclose-text', problems.text)}
          />
        </Field>
        <TextField
          id="disclose-salt"
          label="Salt"
          hint="32 hexadecimal digits."
          value={salt}
          maxLength={34}
          mono
          error={problems.salt}
          onChange={setSalt}
        />
        {disclose.isError && <FailureNotice error={disclose.error} />}
      </div>
    </Dialog>
  );
}
