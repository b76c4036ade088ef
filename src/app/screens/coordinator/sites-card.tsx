import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { siteDefined } from '../../../domain/changes/site-defined.ts';
import type { Site } from '../../../domain/rows/academic-year.ts';
import { newId } from '../../device-clock.ts';
import { useDefineSite, useDeleteSite } from '../../hooks/use-definitions.ts';
import { useForm } from '../../hooks/use-form.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { useTold } from './definition-actions.tsx';

/** The places of work: list, add, edit, delete. */
export function SitesCard({ sites }: { readonly sites: readonly Site[] }) {
  const [edited, setEdited] = useState<{ readonly site: Site | null } | null>(null);
  const remove = useDeleteSite();
  const told = useTold();
  return (
    <Card title="Sites">
      {sites.length === 0 && <p>Hospitals and clinics between which rotations are told apart.</p>}
      {sites.length > 0 && (
        <ItemList label="Sites">
          {sites.map((site) => (
            <Item
              key={site.id}
              title={site.name}
              facts={site.rooms === null ? [] : [`${site.rooms} rooms for patients`]}
              actions={
                <>
                  <Button
                    look="quiet"
                    label={`Edit ${site.name}`}
                    onPress={() => setEdited({ site })}
                  >
                    <Pencil aria-hidden size={18} />
                  </Button>
                  <Button
                    look="quiet"
                    label={`Delete ${site.name}`}
                    onPress={() => told(remove(site))}
                  >
                    <Trash2 aria-hidden size={18} />
                  </Button>
                </>
              }
            />
          ))}
        </ItemList>
      )}
      <div>
        <Button onPress={() => setEdited({ site: null })}>
          <Plus aria-hidden size={18} /> Add a site
        </Button>
      </div>
      {edited && <SiteDialog site={edited.site} onClose={() => setEdited(null)} />}
    </Card>
  );
}

function SiteDialog(props: { readonly site: Site | null; readonly onClose: () => void }) {
  const { site, onClose } = props;
  const [name, setName] = useState(site?.name ?? '');
  const [rooms, setRooms] = useState(String(site?.rooms ?? ''));
  const define = useDefineSite();
  const form = useForm(siteDefined.args, (args) => define(args.site), onClose);
  const typed = { ...site, name, rooms: rooms.trim() === '' ? null : Number(rooms) };
  return (
    <Dialog title={site ? site.name : 'Add a site'} onClose={onClose}>
      <Form
        submitLabel={site ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() => form.submit({ site: { ...typed, id: site?.id ?? newId() } })}
        onCancel={onClose}
      >
        <FieldRow>
          <TextField
            label="Name"
            value={name}
            error={form.errorAt('site.name', 'name')}
            onChange={setName}
          />
          <TextField
            label="Rooms for patients"
            type="number"
            min={0}
            hint="How many can see patients there in one half-day; empty for no limit."
            value={rooms}
            error={form.errorAt('site.rooms')}
            onChange={setRooms}
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}
