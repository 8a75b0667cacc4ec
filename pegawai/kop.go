package pegawai

// Kop implements [Berkala].
func (p Penugasan) Kop() KopBerkala {
	return KopBerkala{p.ID, p.Pegawai, p.Mulai, p.Selesai, p.Batal, p.Versi}
}

// Kop implements [Berkala].
func (k Kontrak) Kop() KopBerkala {
	return KopBerkala{k.ID, k.Pegawai, k.Mulai, k.Selesai, k.Batal, k.Versi}
}

// Kop implements [Berkala].
func (k Kepesertaan) Kop() KopBerkala {
	return KopBerkala{k.ID, k.Pegawai, k.Mulai, k.Selesai, k.Batal, k.Versi}
}

// Kop implements [Berkala].
func (s StatusPajak) Kop() KopBerkala {
	return KopBerkala{s.ID, s.Pegawai, s.Mulai, s.Selesai, s.Batal, s.Versi}
}

// Kop implements [Berkala].
func (s SaldoPajak) Kop() KopBerkala {
	return KopBerkala{s.ID, s.Pegawai, s.Mulai, s.Selesai, s.Batal, s.Versi}
}

// Kop implements [Berkala].
func (n Nilai) Kop() KopBerkala {
	return KopBerkala{n.ID, n.Pegawai, n.Mulai, n.Selesai, n.Batal, n.Versi}
}

// Kop implements [Berkala].
func (i Isian) Kop() KopBerkala {
	return KopBerkala{i.ID, i.Pegawai, i.Mulai, i.Selesai, i.Batal, i.Versi}
}

// Kop implements [Berkala].
func (c CatatanJam) Kop() KopBerkala {
	return KopBerkala{c.ID, c.Pegawai, c.Mulai, c.Selesai, c.Batal, c.Versi}
}

// Kop implements [Berkala].
func (p Presensi) Kop() KopBerkala {
	return KopBerkala{p.ID, p.Pegawai, p.Mulai, p.Selesai, p.Batal, p.Versi}
}

// Kop implements [Berkala].
func (c Cuti) Kop() KopBerkala {
	return KopBerkala{c.ID, c.Pegawai, c.Mulai, c.Selesai, c.Batal, c.Versi}
}

// Kop implements [Berkala].
func (d Dokumen) Kop() KopBerkala {
	return KopBerkala{d.ID, d.Pegawai, d.Mulai, d.Selesai, d.Batal, d.Versi}
}

// Kop implements [Berkala].
func (k Kasbon) Kop() KopBerkala {
	return KopBerkala{k.ID, k.Pegawai, k.Mulai, k.Selesai, k.Batal, k.Versi}
}
