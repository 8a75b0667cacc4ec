package akademik_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// bentukVektor are the forms of vector files that are one object: by a top-level
// key, how the object is cut into cases. Unknown keys fail, at every depth: what a
// form does not name is handed to its kind, which refuses it.
//
//	progress, invalid_ranges  tahfidz_vectors.json: kinds tahfidz_progress
//	                          {ranges} and tahfidz_invalid_range {range}
//	cycle, anchor, vectors    pasaran_vectors.json: kinds pasaran {date} and
//	                          pasaran_cycle {anchor}
func bentukVektor() map[string]func([]byte) ([]kasusVektor, error) {
	return map[string]func([]byte) ([]kasusVektor, error){
		"progress": pecahTahfidz, "invalid_ranges": pecahTahfidz,
		"cycle": pecahPasaran, "vectors": pecahPasaran,
	}
}

// pecahVektor reads a file: a list of cases, or an object of a known form.
func pecahVektor(isi []byte) (kasus []kasusVektor, err error) {
	if !bytes.HasPrefix(bytes.TrimSpace(isi), []byte("{")) {
		err = uraiKetat(isi, &kasus)
		return kasus, err
	}
	var kunci map[string]json.RawMessage
	if err := uraiKetat(isi, &kunci); err != nil {
		return nil, err
	}
	for nama, pecah := range bentukVektor() {
		if _, ada := kunci[nama]; ada {
			return pecah(isi)
		}
	}
	return nil, fmt.Errorf("bentuk berkas tidak dikenal")
}

func pecahTahfidz(isi []byte) (kasus []kasusVektor, err error) {
	var f struct {
		Basis    string                       `json:"basis"`
		Progress []map[string]json.RawMessage `json:"progress"`
		Invalid  []string                     `json:"invalid_ranges"`
	}
	if err := uraiKetat(isi, &f); err != nil {
		return nil, err
	}
	for _, p := range f.Progress {
		k, err := belahKasus(p, "name", "ranges")
		if err != nil {
			return nil, err
		}
		k.ID, k.Kind, k.Source = "progress/"+k.ID, "tahfidz_progress", f.Basis
		kasus = append(kasus, k)
	}
	for _, r := range f.Invalid {
		kasus = append(kasus, kasusVektor{ID: "invalid_ranges/" + r, Kind: "tahfidz_invalid_range",
			Inputs: tulisJSON(map[string]any{"range": r}), Expected: json.RawMessage(`{}`)})
	}
	return kasus, nil
}

func pecahPasaran(isi []byte) (kasus []kasusVektor, err error) {
	var f struct {
		Cycle  []string                     `json:"cycle"`
		Anchor map[string]json.RawMessage   `json:"anchor"`
		Vector []map[string]json.RawMessage `json:"vectors"`
	}
	if err := uraiKetat(isi, &f); err != nil {
		return nil, err
	}
	if len(f.Cycle) > 0 {
		kasus = append(kasus, kasusVektor{ID: "cycle", Kind: "pasaran_cycle",
			Inputs: tulisJSON(map[string]any{"anchor": f.Anchor["date"]}), Expected: tulisJSON(map[string]any{"cycle": f.Cycle})})
	}
	if f.Anchor != nil {
		f.Vector = append(slices.Clip(f.Vector), f.Anchor)
	}
	for i, v := range f.Vector {
		k, err := belahKasus(v, "", "date")
		if err != nil {
			return nil, err
		}
		k.ID, k.Kind = fmt.Sprintf("%02d_%s", i+1, bytes.Trim(v["date"], `"`)), "pasaran"
		kasus = append(kasus, k)
	}
	return kasus, nil
}

// belahKasus makes a case of a flat object: its name, the fields that go in, the
// source; everything else must come out.
func belahKasus(isi map[string]json.RawMessage, nama string, masuk ...string) (k kasusVektor, err error) {
	inputs, expected := map[string]json.RawMessage{}, map[string]json.RawMessage{}
	for kunci, v := range isi {
		switch {
		case kunci == nama:
			err = json.Unmarshal(v, &k.ID)
		case kunci == "source":
			err = json.Unmarshal(v, &k.Source)
		case slices.Contains(masuk, kunci):
			inputs[kunci] = v
		default:
			expected[kunci] = v
		}
		if err != nil {
			return k, err
		}
	}
	if len(inputs) != len(masuk) || nama != "" && k.ID == "" {
		return k, fmt.Errorf("kasus tanpa %v atau tanpa nama", masuk)
	}
	k.Inputs, k.Expected = tulisJSON(inputs), tulisJSON(expected)
	return k, nil
}

func tulisJSON(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
