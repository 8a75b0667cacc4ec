package rakit

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/netip"
	"net/smtp"
	"net/textproto"
	"net/url"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// ErrSurel says that the settings of e-mail cannot be used.
var ErrSurel = dasar.Aturan("SRV-SUREL-01")

// Surel is the mail server that notices go out by.
type Surel struct {
	Host     string // "surat.example:587"
	TLS      bool   // from the first byte; otherwise STARTTLS, which only this computer may do without
	Akun     string
	Sandi    string
	Dari     mail.Address
	Menunggu time.Duration // for one message; 30 seconds when 0
}

// BacaSurel reads an address such as smtps://akun:sandi@surat.example:465 or
// smtp://surat.example:587, and whom messages are from. An empty address is no mail.
func BacaSurel(alamat, dari string) (*Surel, error) {
	if alamat == "" {
		return nil, nil
	}
	u, err := url.Parse(alamat)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, ErrSurel.Invalidf("SMTP_URL tidak terbaca; tulis misalnya smtps://akun:sandi@surat.contoh.sch.id:465")
	}
	a, err := mail.ParseAddress(dari)
	if err != nil {
		return nil, ErrSurel.Invalidf("SMTP_DARI tidak terbaca; tulis misalnya Pesantren Contoh <kabar@contoh.sch.id>")
	}
	s := &Surel{TLS: u.Scheme == "smtps", Akun: u.User.Username(), Dari: *a}
	s.Sandi, _ = u.User.Password()
	s.Host = net.JoinHostPort(u.Hostname(), cmp.Or(u.Port(), map[bool]string{true: "465", false: "587"}[s.TLS]))
	return s, nil
}

// pengirimSurel implements [kantor.Pengirim] for the people whose e-mail address is
// recorded: staff. Guardians and santri have none here.
type pengirimSurel struct {
	s     *Server
	surel *Surel
}

// Kirim implements [kantor.Pengirim].
func (p pengirimSurel) Kirim(ctx context.Context, l dasar.LembagaID, ps []antar.Pesan, lapor func(int, antar.Hasil) error) error {
	ke, err := p.alamat(ctx, l, ps)
	if err != nil {
		return err
	}
	for i, m := range ps {
		h := antar.Hasil{Sebab: antar.TanpaKanal}
		if a := ke[m.Subjek]; a != "" {
			var err error
			if h, err = p.surel.kirim(ctx, m, a); err != nil {
				return err // the mail server is away: all that is left waits
			}
		}
		if err := lapor(i, h); err != nil {
			return err
		}
	}
	return nil
}

// alamat opens the addresses through the door, for the purpose of notices.
func (p pengirimSurel) alamat(ctx context.Context, l dasar.LembagaID, ps []antar.Pesan) (map[privasi.SubjekID]string, error) {
	ss := make([]privasi.SubjekID, len(ps))
	for i, m := range ps {
		ss[i] = m.Subjek
	}
	xs, err := p.s.Pegawai.Stores.Pegawai.MenurutSubjek(ctx, l, ss...)
	if err != nil || len(xs) == 0 {
		return nil, err
	}
	ss = ss[:0]
	for _, x := range xs {
		if !x.Surel.Kosong() {
			ss = append(ss, x.Subjek)
		}
	}
	if len(ss) == 0 {
		return nil, nil
	}
	pel := dasar.Pelaku{ID: retensi.Sistem, Lembaga: l, Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanPemberitahuan}
	v, err := p.s.Penjaga.Minta(ctx, pel, "pegawai.Pegawai", []string{"Surel"}, ss...)
	if err != nil {
		return nil, err
	}
	ke := map[privasi.SubjekID]string{}
	for _, x := range xs {
		if v.Tingkat(x.Subjek, "Surel") != privasi.Penuh {
			continue
		}
		if ke[x.Subjek], _, err = privasi.Baca(v, x.Subjek, "Surel", x.Surel); err != nil {
			return nil, err
		}
	}
	return ke, nil
}

// kirim hands one message over. What the server says of the message is a result; that it
// cannot be reached is an error.
func (s *Surel) kirim(ctx context.Context, m antar.Pesan, ke string) (antar.Hasil, error) {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(s.Menunggu, 30*time.Second))
	defer cancel()
	c, err := s.sambung(ctx)
	if err != nil {
		return antar.Hasil{}, fmt.Errorf("mail server: %w", err)
	}
	defer c.Close()
	h := antar.Hasil{Kanal: "surel", Bukti: s.nomor(m.ID)}
	if err := c.Mail(s.Dari.Address); err != nil {
		return s.nilai(h, err, antar.Ditolak)
	}
	if err := c.Rcpt(ke); err != nil {
		return s.nilai(h, err, antar.Alamat)
	}
	w, err := c.Data()
	if err == nil {
		_, err = w.Write(s.tulis(m, ke))
		err = errors.Join(err, w.Close())
	}
	if err != nil {
		return s.nilai(h, err, antar.Ditolak)
	}
	_ = c.Quit() // the message was accepted
	h.Terkirim = true
	return h, nil
}

// nilai tells a final refusal (5xx) from one for now (4xx) and from a line that broke.
func (s *Surel) nilai(h antar.Hasil, err error, tetap antar.Sebab) (antar.Hasil, error) {
	h.Bukti = ""
	if e, ok := errors.AsType[*textproto.Error](err); ok {
		if e.Code >= 500 {
			h.Sebab = tetap
		}
		return h, nil
	}
	return antar.Hasil{}, fmt.Errorf("mail server: %w", err)
}

func (s *Surel) sambung(ctx context.Context) (*smtp.Client, error) {
	host, _, err := net.SplitHostPort(s.Host)
	if err != nil {
		return nil, err
	}
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", s.Host)
	if err != nil {
		return nil, err
	}
	if t, ada := ctx.Deadline(); ada {
		if err := conn.SetDeadline(t); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	if s.TLS {
		conn = tls.Client(conn, &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12})
	}
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	if err := s.jabat(c, host); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// jabat makes the line private and signs in.
func (s *Surel) jabat(c *smtp.Client, host string) error {
	if !s.TLS {
		if ada, _ := c.Extension("STARTTLS"); ada {
			if err := c.StartTLS(&tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}); err != nil {
				return err
			}
		} else if ip, err := netip.ParseAddr(host); host != "localhost" && (err != nil || !ip.IsLoopback()) {
			return errors.New("the mail server offers no TLS")
		}
	}
	if s.Akun == "" {
		return nil
	}
	return c.Auth(smtp.PlainAuth("", s.Akun, s.Sandi, host))
}

func (s *Surel) nomor(id string) string { return "<" + id + "@pesantren>" }

// tulis writes a message; its number is the same at every attempt.
func (s *Surel) tulis(m antar.Pesan, ke string) []byte {
	var b bytes.Buffer
	dari := s.Dari
	for _, x := range [][2]string{{"From", dari.String()}, {"To", (&mail.Address{Address: ke}).String()}, {"Subject", mime.QEncoding.Encode("utf-8", m.Judul)}, {"Message-ID", s.nomor(m.ID)},
		{"Auto-Submitted", "auto-generated"}, {"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "quoted-printable"}} {
		fmt.Fprintf(&b, "%s: %s\r\n", x[0], x[1])
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	_, _ = q.Write([]byte(m.Isi + "\r\n")) // into memory
	_ = q.Close()
	return b.Bytes()
}
