package org.vrank.search;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.vrank.platform.Language;

/** Something that searches the pages of one language, to be compared with. The first hundred pages, best first. */
interface Yardstick {
    List<Integer> search(String question) throws Exception;

    /** Lucene with its own analyzer of the language and one plain query over title and text. */
    static Yardstick lucene(Language language, List<HelpPages.Page> pages) throws IOException {
        Analyzer analyzer = switch (language) {
            case NL -> new DutchAnalyzer();
            case FR -> new FrenchAnalyzer();
            case DE -> new GermanAnalyzer();
            case EN -> new EnglishAnalyzer();
        };
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (HelpPages.Page page : pages) {
                Document document = new Document();
                document.add(new StoredField("number", page.number()));
                document.add(new TextField("title", page.title(), Field.Store.NO));
                document.add(new TextField("body", page.text(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        QueryBuilder queries = new QueryBuilder(analyzer);
        return question -> {
            BooleanQuery.Builder both = new BooleanQuery.Builder();
            for (String field : List.of("title", "body")) {
                Query query = queries.createBooleanQuery(field, question);
                if (query != null) {
                    both.add(query, Occur.SHOULD);
                }
            }
            List<Integer> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(both.build(), 100).scoreDocs) {
                found.add(searcher.storedFields()
                        .document(hit.doc)
                        .getField("number")
                        .numericValue()
                        .intValue());
            }
            return found;
        };
    }

    /** PostgreSQL with its own dictionary of the language, any of the words, by its rank; an empty server, in this folder. */
    static EmbeddedPostgres postgres(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setOverrideWorkingDirectory(folder.resolveSibling("binaries").toFile())
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }

    static Yardstick postgres(EmbeddedPostgres server, Language language, List<HelpPages.Page> pages)
            throws SQLException {
        Connection connection = server.getPostgresDatabase().getConnection();
        String dictionary = Map.of(
                        Language.NL, "dutch", Language.FR, "french", Language.DE, "german", Language.EN, "english")
                .getOrDefault(language, "simple");
        String table = "page_" + language.code();
        try (var statement = connection.createStatement()) {
            statement.execute("create table " + table + " (number int, words tsvector)");
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table
                + " values (?, setweight(to_tsvector(?::regconfig, ?), 'A') || to_tsvector(?::regconfig, ?))")) {
            for (HelpPages.Page page : pages) {
                insert.setInt(1, page.number());
                insert.setString(2, dictionary);
                insert.setString(3, page.title());
                insert.setString(4, dictionary);
                insert.setString(5, page.text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        PreparedStatement select = connection.prepareStatement("select number from " + table
                + ", (select replace(plainto_tsquery(?::regconfig, ?)::text, '&', '|')::tsquery) q(q)"
                + " where words @@ q order by ts_rank(words, q, 1) desc, number limit 100");
        return question -> {
            select.setString(1, dictionary);
            select.setString(2, question);
            List<Integer> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            return found;
        };
    }

    /** The average of some figures. */
    static double average(double[] figures) {
        return Arrays.stream(figures).average().orElse(0);
    }
}
