package org.vrank.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.vrank.platform.Clocks;

/** What the index keeps of an item. */
final class Documents {
    /** By it an item is compared with the tables. */
    static final String VERSION = "version";

    private Documents() {}

    /** A number for all that an entry says; another entry has another one, as good as certainly. */
    static long version(Searchable.Entry entry) {
        Searchable.Entry ordered = new Searchable.Entry(
                entry.id(),
                entry.circle(),
                entry.language(),
                entry.title(),
                entry.text(),
                new TreeMap<>(entry.others()),
                entry.published(),
                new TreeMap<>(entry.facets()));
        byte[] said = ordered.toString().getBytes(StandardCharsets.UTF_8);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(said))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document of(String kind, Searchable.Entry entry) {
        Document document = new Document();
        Term key = CircleIndex.key(kind, entry.id());
        document.add(new StringField(key.field(), key.bytes(), Field.Store.NO));
        document.add(new StoredField(CircleIndex.KIND, kind));
        document.add(new SortedDocValuesField(CircleIndex.KIND, new BytesRef(kind)));
        document.add(new StoredField(CircleIndex.ID, entry.id().toString()));
        document.add(
                new SortedDocValuesField(CircleIndex.ID, new BytesRef(entry.id().toString())));
        document.add(new NumericDocValuesField(VERSION, version(entry)));
        if (entry.title().isEmpty()) {
            document.add(new StringField(CircleIndex.BESIDE.field(), CircleIndex.BESIDE.text(), Field.Store.NO));
        }
        document.add(new NumericDocValuesField(CircleIndex.PUBLISHED, micros(entry.published())));
        document.add(new NumericDocValuesField(
                CircleIndex.DAY,
                entry.published().atZone(Clocks.BRUSSELS).toLocalDate().toEpochDay()));
        document.add(new TextField(Analysis.title(entry.language()), entry.title(), Field.Store.NO));
        document.add(new TextField(Analysis.body(entry.language()), entry.text(), Field.Store.NO));
        document.add(new TextField(Analysis.EXACT, entry.title(), Field.Store.NO));
        document.add(new TextField(Analysis.EXACT, entry.text(), Field.Store.NO));
        document.add(new TextField(Analysis.BEGINNINGS, entry.title(), Field.Store.NO));
        entry.others().forEach((language, text) -> {
            document.add(new TextField(Analysis.body(language), text, Field.Store.NO));
            document.add(new TextField(Analysis.EXACT, text, Field.Store.NO));
            document.add(new KeywordField(CircleIndex.facet("language"), language.code(), Field.Store.NO));
        });
        document.add(
                new KeywordField(CircleIndex.facet("language"), entry.language().code(), Field.Store.NO));
        document.add(
                new KeywordField(CircleIndex.facet("circle"), entry.circle().toString(), Field.Store.NO));
        if (!entry.facets().containsKey(Searchable.KIND)) {
            document.add(new KeywordField(CircleIndex.facet(Searchable.KIND), kind, Field.Store.NO));
        }
        entry.facets()
                .forEach((name, values) -> values.forEach(
                        value -> document.add(new KeywordField(CircleIndex.facet(name), value, Field.Store.NO))));
        return document;
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
