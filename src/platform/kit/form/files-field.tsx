import { paths } from '#paths';
import { fileSize } from '../words/numbers.ts';
import { FileUpload, type FieldProps } from './fields.tsx';

type FilesFieldProps = FieldProps &
  Readonly<{
    /** Only its `csrf` is read. */
    frame: Readonly<{ csrf: string }>;
    accept?: string | undefined;
    multiple?: boolean | undefined;
    capture?: 'environment' | undefined;
    /** Files that arrived before, when the form comes back with a fault: they need not be sent again. */
    arrived?: readonly Readonly<{ id: string; name: string; size: number }>[] | undefined;
  }>;

/**
 * A file field whose files are sent at once in parts where the page's script `upload.js` runs, with progress, and go on after
 * a lost line. Without it the browser sends them with the form. `name.upload` holds those that have arrived.
 */
export const FilesField = ({ frame, arrived = [], ...field }: FilesFieldProps) => (
  <div
    class="wm-uploads"
    data-uploads={paths.uploads.begin}
    data-token={frame.csrf}
    data-field={`${field.name}.upload`}
  >
    <FileUpload {...field} />
    <ul class="wm-uploads__list" aria-label="Files that are sent">
      {arrived.map(({ id, name, size }) => (
        <li class="wm-uploads__item">
          <label class="wm-uploads__kept">
            <input type="checkbox" name={`${field.name}.upload`} value={id} checked />
            <span class="wm-uploads__name">{name}</span>
          </label>
          <span class="wm-uploads__words">{fileSize(size)}, has arrived. Untick it to leave it out.</span>
        </li>
      ))}
    </ul>
  </div>
);
