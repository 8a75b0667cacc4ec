package situs

import "time"

// segarMasuk is how long a password that was typed counts for what is grave: taking a
// copy of somebody's data away, destroying keys.
const segarMasuk = 5 * time.Minute

// perluSandi reports whether the visitor must type his password again first.
func (k *kunjungan) perluSandi() bool {
	lewat := k.s.Now().Sub(time.Unix(k.s.Sesi.GetInt64(k.ctx(), "dipastikan"), 0))
	return lewat < 0 || lewat > segarMasuk
}

// pastikan refuses, with akun.ErrUlang, a visitor whose password was typed too long ago
// and who did not send it along; the form shows the part "sandi-ulang" then.
func (k *kunjungan) pastikan() error {
	if !k.perluSandi() {
		return nil
	}
	if err := k.s.Masuk.Pastikan(k.Akun, k.r.PostForm.Get("sandi")); err != nil {
		return err
	}
	k.s.Sesi.Put(k.ctx(), "dipastikan", k.s.Now().Unix())
	return nil
}
