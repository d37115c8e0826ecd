import { FilesField, Textarea, TextInput, type Problems } from '#platform/kit';
import type { ItemFile } from '../store.ts';
import type { ItemKind } from './rules.ts';

export type FieldsProps = Readonly<{
  kind: ItemKind;
  typed: Readonly<Record<string, string>>;
  problems?: Problems;
  frame: Readonly<{ csrf: string }>;
  /** Endings of files that are kept. */
  accept: string;
  /** A file that came before and waits: it need not be chosen again. */
  arrived: readonly Readonly<{ id: string; name: string; size: number }>[];
  /** The file that stands, when an item is changed. */
  file: ItemFile | null;
}>;

const FileField = ({ kind, file, problems, frame, arrived, accept }: FieldsProps) => {
  const now = file === null ? null : `Now: ${file.name}. The earlier file is kept with its text.`;
  if (kind === 'photograph')
    return (
      <FilesField
        frame={frame}
        arrived={arrived}
        name="file"
        label={file === null ? 'The photograph' : 'Another photograph, if there is one'}
        hint={now ?? 'Take one now or choose one. The place and the device are taken out of it.'}
        accept="image/*"
        capture="environment"
        problems={problems}
      />
    );
  const one = kind === 'minutes' ? 'The minutes as a file' : 'The file';
  return (
    <FilesField
      frame={frame}
      arrived={arrived}
      name="file"
      label={file === null ? one : 'A newer file, if there is one'}
      hint={now ?? 'PDF, Word, Excel, a picture, CSV or text. Pictures lose the place where they were taken.'}
      accept={accept}
      problems={problems}
    />
  );
};

const Words = ({ typed, problems, label, hint }: FieldsProps & Readonly<{ label: string; hint?: string }>) => (
  <Textarea
    name="note"
    label={label}
    hint={hint}
    rows={8}
    maxLength={20_000}
    value={typed['note']}
    problems={problems}
  />
);

const Figure = (
  props: FieldsProps & Readonly<{ measure: string; measureHint: string; source: string; many: string }>,
) => {
  const { typed, problems } = props;
  return (
    <>
      <TextInput
        name="measure"
        label={props.measure}
        hint={props.measureHint}
        value={typed['measure']}
        problems={problems}
      />
      <TextInput
        name="value"
        label="Its value"
        hint="For example, 4.1 or 62. A figure that went down may have a minus"
        width={10}
        inputmode="decimal"
        value={typed['value']}
        problems={problems}
      />
      <TextInput
        name="unit"
        label="Its unit"
        hint="For example, %, points, months. You can leave this empty"
        width={10}
        value={typed['unit']}
        problems={problems}
      />
      <TextInput
        name="pupils"
        label={props.many}
        hint="Under six, the value is hidden from everybody outside the school"
        width={5}
        inputmode="numeric"
        value={typed['pupils']}
        problems={problems}
      />
      <TextInput name="source" label={props.source} value={typed['source']} problems={problems} />
    </>
  );
};

/** The fields that only this kind has. */
export const KindFields = (props: FieldsProps) => {
  const { kind, typed, problems } = props;
  switch (kind) {
    case 'file':
    case 'photograph':
      return <FileField {...props} />;
    case 'link':
      return (
        <TextInput
          name="url"
          label="Web address"
          hint="Nothing is fetched from it: you say later whether it opens for somebody without your password"
          type="url"
          value={typed['url']}
          problems={problems}
          spellcheck={false}
        />
      );
    case 'note':
      return <Words {...props} label="The note" />;
    case 'observation':
      return (
        <>
          <TextInput
            name="byWhom"
            label="Who saw it?"
            hint="The adult’s name or role"
            value={typed['byWhom']}
            problems={problems}
          />
          <Words
            {...props}
            label="What was seen?"
            hint="What pupils and adults did and said. Name no pupil: say “a Year 8 girl”."
          />
        </>
      );
    case 'minutes':
      return (
        <>
          <TextInput
            name="byWhom"
            label="Who was there?"
            hint="You can leave this empty"
            value={typed['byWhom']}
            problems={problems}
          />
          <Words
            {...props}
            label="The minutes as text"
            hint="What was decided, by whom, and by when. Or choose their file"
          />
          <FileField {...props} />
        </>
      );
    case 'figure':
      return (
        <Figure
          {...props}
          measure="What was measured?"
          measureHint="With the group, for example, Reading age gained by Year 7 target pupils, September to July"
          source="Where does it come from?"
          many="How many pupils does it count?"
        />
      );
    case 'questionnaire':
      return (
        <Figure
          {...props}
          measure="The question, as it was asked"
          measureHint="For example, I know an adult here whom I would tell. Value: the share who agreed"
          source="Which questionnaire?"
          many="How many answered?"
        />
      );
  }
};
