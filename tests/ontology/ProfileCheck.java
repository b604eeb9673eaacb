import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyIRIMapper;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/**
 * Loads an ontology with its imports and prints what puts it outside OWL 2 DL.
 *
 * Arguments: the file, then IRI=FILE for each import. Output: the number of ontologies loaded, then
 * one violation a line. Run from source with the OWL API that is inside owlready2's HermiT.jar.
 */
public class ProfileCheck {
    public static void main(String[] arguments) throws Exception {
        final Map<String, File> catalog = new HashMap<String, File>();
        for (int i = 1; i < arguments.length; i++) {
            String[] pair = arguments[i].split("=", 2);
            catalog.put(pair[0], new File(pair[1]));
        }
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        manager.addIRIMapper(new OWLOntologyIRIMapper() {
            public IRI getDocumentIRI(IRI iri) {
                File file = catalog.get(iri.toString());
                return file == null ? null : IRI.create(file);
            }
        });
        OWLOntology ontology = manager.loadOntologyFromOntologyDocument(new File(arguments[0]));
        System.out.println(ontology.getImportsClosure().size());
        OWLProfileReport report = new OWL2DLProfile().checkOntology(ontology);
        for (OWLProfileViolation violation : report.getViolations()) {
            System.out.println(violation);
        }
    }
}
