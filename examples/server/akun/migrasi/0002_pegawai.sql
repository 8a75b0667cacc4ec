-- Whose account it is, where the person is an employee; '' = not said.
ALTER TABLE server_akun ADD COLUMN pegawai TEXT NOT NULL DEFAULT '';
