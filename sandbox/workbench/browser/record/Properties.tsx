import { useContext, useId, useState, type FormEvent } from 'react';
import { saveRecord, type CrmRecord, type Portal, type Setting } from '../data.ts';
import { choicesOf, type ObjectField, type ObjectType } from '../object-types.ts';
import { ToastContext } from '../Toasts.tsx';

interface PropertiesProps {
  setting: Setting;
  type: ObjectType;
  record: CrmRecord;
  onSaved: () => void;
}

/** The properties a person may edit; Save writes those that differ and tells the cards. */
export const Properties = ({ setting, type, record, onSaved }: PropertiesProps) => {
  const alert = useContext(ToastContext);
  const [changes, setChanges] = useState<Record<string, string>>({});
  const dirty = Object.keys(changes).length > 0;

  const change = (name: string, value: string): void => {
    const all = { ...changes, [name]: value };
    setChanges(
      Object.fromEntries(Object.entries(all).filter(([key, text]) => text !== (record.properties[key] ?? ''))),
    );
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await saveRecord(type.name, record.id, changes);
      setChanges({});
      onSaved();
    } catch (error) {
      alert({ type: 'danger', title: 'Not saved', message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <form className="properties" aria-label="Properties" onSubmit={(event) => void save(event)}>
      {type.fields.map((field) => (
        <PropertyField
          key={field.name}
          field={field}
          portal={setting.portal}
          value={changes[field.name] ?? record.properties[field.name] ?? ''}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {dirty && (
        <div className="properties-save">
          <button type="submit" className="button button-primary button-md">
            Save
          </button>
          <button type="button" className="button button-secondary button-md" onClick={() => setChanges({})}>
            Cancel
          </button>
        </div>
      )}
      <AllProperties record={record} />
    </form>
  );
};

interface PropertyFieldProps {
  field: ObjectField;
  portal: Portal;
  value: string;
  onChange: (value: string) => void;
}

const PropertyField = ({ field, portal, value, onChange }: PropertyFieldProps) => {
  const id = useId();
  const control = { id, className: 'control', name: field.name };
  const choices = choicesOf(field.kind, portal);
  return (
    <div className="field">
      <label htmlFor={id}>{field.label}</label>
      {field.kind === 'owner' || field.kind === 'stage' ? (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">–</option>
          {value && !choices.some((choice) => choice.value === value) && <option value={value}>{value}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...control}
          type={field.kind}
          step={field.kind === 'number' ? 'any' : undefined}
          value={field.kind === 'date' ? value.slice(0, 10) : value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
};

const AllProperties = ({ record }: { record: CrmRecord }) => (
  <details className="all-properties">
    <summary>All properties</summary>
    <dl>
      {Object.entries(record.properties)
        .filter(([, value]) => value)
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  </details>
);
