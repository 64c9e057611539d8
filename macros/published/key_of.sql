{% macro key_of(model_name) %}
    {#- the graph is complete when a node is run, not when it is parsed -#}
    {%- for node in (graph.nodes.values() if execute else [])
        if node.test_metadata and node.test_metadata.name == 'is_key'
        and node.attached_node.split('.')[-1] == model_name -%}
        {{ return(node.test_metadata.kwargs.columns) }}
    {%- endfor -%}
    {{ return([]) }}
{% endmacro %}
