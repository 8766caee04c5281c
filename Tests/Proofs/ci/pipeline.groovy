// Runs the part of a declarative Jenkinsfile that Bob's stage uses: `groovy pipeline.groovy Jenkinsfile`.
// `sh` steps are run, `junit` is told; CHANGE_TARGET in the environment makes it a change, as in a multibranch
// pipeline.

class Settings {
  Map<String, String> variables = [:]
  void setProperty(String name, value) { variables[name] = value.toString() }
}

abstract class Pipeline extends Script {
  static any = 'any'
  static Settings settings = new Settings()
  static boolean wanted = true

  void pipeline(Closure body) { body() }
  void agent(label) {}
  void environment(Closure body) {
    body.delegate = settings
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body()
  }
  void stages(Closure body) { body() }
  void stage(String name, Closure body) {
    wanted = true
    body()
  }
  void when(Closure body) { body() }
  void changeRequest() { wanted = System.getenv('CHANGE_TARGET') != null }
  void steps(Closure body) { if (wanted) body() else println 'not run' }
  void post(Closure body) { if (wanted) body() }
  void always(Closure body) { body() }
  void sh(String script) {
    def builder = new ProcessBuilder('sh', '-xec', script).redirectErrorStream(true)
    builder.environment().putAll(settings.variables)
    def process = builder.start()
    print process.inputStream.getText('UTF-8')
    println "sh: status ${process.waitFor()}"
  }
  void junit(Map options) {
    assert new File(options.testResults).exists()
    println "junit: ${options.testResults}"
  }
}

def configuration = new org.codehaus.groovy.control.CompilerConfiguration(scriptBaseClass: Pipeline.name)
new GroovyShell(this.class.classLoader, new Binding(), configuration).evaluate(new File(args[0]))
