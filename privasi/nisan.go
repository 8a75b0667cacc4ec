package privasi

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"iter"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrNisanBelumDiputar says that data was restored from a backup older than a
	// destruction, and the tombstones of that destruction are not in it.
	ErrNisanBelumDiputar = dasar.Aturan("PRI-KUNCI-03")
	// ErrBerkasNisan says that a file of tombstones cannot be read.
	ErrBerkasNisan = dasar.Aturan("PRI-KUNCI-04")
)

// NisanLembaga are the tombstones of one institution: what lies beside every backup.
type NisanLembaga struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	Nisan   []Nisan         `privasi:"-,sidik acak tanpa identitas"`
}

type barisNisan struct {
	Lembaga dasar.LembagaID `json:"lembaga"`
	Sidik   string          `json:"sidik"`
	Pada    time.Time       `json:"pada"`
}

// TulisNisan writes tombstones as lines of JSON. They name nobody.
func TulisNisan(w io.Writer, ls ...NisanLembaga) error {
	e := json.NewEncoder(w)
	for _, l := range ls {
		for _, n := range l.Nisan {
			if err := e.Encode(barisNisan{l.Lembaga, hex.EncodeToString(n.Sidik[:]), n.Pada.UTC()}); err != nil {
				return err
			}
		}
	}
	return nil
}

// BacaNisan reads what [TulisNisan] wrote, whole or not at all: a file cut short is
// [ErrBerkasNisan].
func BacaNisan(r io.Reader) (map[dasar.LembagaID][]Nisan, error) {
	d, m := json.NewDecoder(r), map[dasar.LembagaID][]Nisan{}
	d.DisallowUnknownFields()
	for {
		var b barisNisan
		err := d.Decode(&b)
		if err == io.EOF {
			return m, nil
		}
		n := Nisan{Pada: b.Pada}
		k, salah := hex.Decode(n.Sidik[:], []byte(b.Sidik[:min(len(b.Sidik), 64)]))
		if err != nil || salah != nil || k != len(n.Sidik) || len(b.Sidik) != 64 || b.Lembaga == "" || b.Pada.IsZero() {
			return nil, ErrBerkasNisan.Invalidf("berkas nisan rusak; ambil salinannya dari cadangan")
		}
		m[b.Lembaga] = append(m[b.Lembaga], n)
	}
}

// Nisan streams the tombstones of an institution, sorted.
func (b *Brankas) Nisan(ctx context.Context, l dasar.LembagaID) iter.Seq2[Nisan, error] {
	return b.gudang.Nisan(ctx, l)
}

// PeriksaNisan fails with [ErrNisanBelumDiputar] unless every tombstone given stands in
// the key store: otherwise keys that were destroyed may be back.
func (b *Brankas) PeriksaNisan(ctx context.Context, l dasar.LembagaID, ns []Nisan) error {
	ada := map[[32]byte]bool{}
	for n, err := range b.gudang.Nisan(ctx, l) {
		if err != nil {
			return err
		}
		ada[n.Sidik] = true
	}
	kurang := 0
	for _, n := range ns {
		if !ada[n.Sidik] {
			kurang++
		}
	}
	if kurang > 0 {
		return ErrNisanBelumDiputar.Conflictf("data ini pulih dari cadangan yang lebih tua dari %d pemusnahan; putar dahulu nisannya dengan perintah putar-nisan", kurang)
	}
	return nil
}

// PutarNisan replays tombstones after a restore: the keys that came back go again.
func (b *Brankas) PutarNisan(ctx context.Context, l dasar.LembagaID, ns []Nisan) error {
	return b.gudang.PutarNisan(ctx, l, ns)
}
