-- Whose account it is, where the person is a guardian or a santri; '' = not said.
ALTER TABLE server_akun ADD COLUMN wali TEXT NOT NULL DEFAULT '';
ALTER TABLE server_akun ADD COLUMN santri TEXT NOT NULL DEFAULT '';
